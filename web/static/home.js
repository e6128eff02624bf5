/** The front page has one thing that moves: the numbers to call. */

import { wireHelp } from "./help.js";

wireHelp();
