// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace signalbox::gallery {

QWidget* buttons();  ///< every kind of button in every state
QWidget* fields();   ///< fields with live checks
QWidget* states();   ///< states and chain marks

}  // namespace signalbox::gallery
