// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace signalbox {

// u"…"_s is a QString created at compile time, "…"_L1 a view of Latin-1 text, "…"_ba a QByteArray.
using namespace Qt::Literals::StringLiterals;

}  // namespace signalbox
