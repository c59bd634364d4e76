// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>
#include <QStringList>
#include <vector>

#include "signalbox/error.h"

namespace signalbox::ui {

/// What the engine says, in the window's language. The engine speaks English sentences with numbers and names in them;
/// each of its sentences stands in a table (sentences_*.cpp) with %1, %2 … in their place, and is found again by that.
/// Several sentences in a row are taken one by one, and a value that is itself a sentence is translated, too. What no
/// table knows stays as it is. GUI thread.
QString engineWords(const QString& english);
QString engineWords(const Error& error);  ///< control and direction characters made visible

/// Sentences in a row, with what stands between them in the window's language: a space, or nothing in Chinese.
QString joinSentences(const QStringList& sentences);

/// True when the table has this sentence, with %1 … where its values stand.
bool isEngineSentence(const QString& pattern);

std::vector<const char*> sentencesOfWorkspace();
std::vector<const char*> sentencesOfChains();
std::vector<const char*> sentencesOfEndpoints();
std::vector<const char*> sentencesOfCommands();
std::vector<const char*> sentencesOfLayers();
std::vector<const char*> sentencesOfSql();
std::vector<const char*> sentencesOfExplorer();
std::vector<const char*> sentencesOfProof();

}  // namespace signalbox::ui
