// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include "signalbox/message.h"

namespace signalbox::triggers {

/// What was probably meant by a text that is not a number (12o7: 1207; 50,5: 50.5); empty if nothing is likely.
QString likelyDigits(const QString& text);
QString likelyDecimal(const QString& text);

/// The name that differs by case or by at most two letters; empty if none does.
QString likelyName(const QString& text, const QStringList& names);

/// The text, and "Did you mean …?" if something is likely.
Message meant(Message text, const QString& likely);

}  // namespace signalbox::triggers
