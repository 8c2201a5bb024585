/** The commands of the command line. Each prints what it does in plain lines; a bad argument is one line and exit code 2. */
package dev.touchline.server.command;
