// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

class QWidget;
class QString;

namespace signalbox::ui {

class TriggerDraft;

void openNameSheet(TriggerDraft* draft, QWidget* window);  ///< name and description
void openBreakerSheet(TriggerDraft* draft, QWidget* window, std::function<void()> reset);
/// Asks before unsaved changes are lost.
void askToDiscard(const QString& name, QWidget* window, std::function<void()> discard);

}  // namespace signalbox::ui
