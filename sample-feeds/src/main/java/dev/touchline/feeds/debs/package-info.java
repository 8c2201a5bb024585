/**
 * Files in the event format of the DEBS 2013 Grand Challenge, made up: the recording itself cannot be shipped. Two teams of
 * eight, a referee and a ball on the challenge's field, at its rates (2,000 Hz ball, 200 Hz for each sensor of a shoe or a
 * glove), with its sensor numbers and times. The same seed gives the same bytes on any JVM.
 */
package dev.touchline.feeds.debs;
