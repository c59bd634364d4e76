// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace signalbox::gallery {

QWidget* makePieces();  ///< every widget in every state, 1440×900: the style sheet of the mockups

}  // namespace signalbox::gallery
