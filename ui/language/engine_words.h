// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include "signalbox/error.h"

namespace signalbox::ui {

/// What the engine says, in the window's language: patterns are translated by the context "Engine", and numbers are
/// grouped as the window does. Words of other programs stay as they are. GUI thread.
QString engineWords(const signalbox::Message& message);
QString engineWords(const Error& error);  ///< control and direction characters made visible

/// Sentences in a row, with what stands between them in the window's language: a space, or nothing in Chinese.
QString joinSentences(const QStringList& sentences);

}  // namespace signalbox::ui
