// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/sql_console.h"

namespace signalbox::ui {

QString queryTitle(const SavedQuery& query);  ///< title in the window's language
QString queryAbout(const SavedQuery& query);

}  // namespace signalbox::ui
