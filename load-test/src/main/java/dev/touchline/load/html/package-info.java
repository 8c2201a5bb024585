/**
 * A report as one HTML file that needs nothing else: no scripts, no fonts, no network. Charts are SVG within the page, drawn
 * from lines and scales; colours follow the reader's choice of light or dark, and lines differ in their dashes too. The
 * package knows charts and tables only, and nothing of what they show.
 */
package dev.touchline.load.html;
