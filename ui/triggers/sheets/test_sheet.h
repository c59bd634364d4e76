// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>

#include "signalbox/engine.h"
#include "signalbox/triggers.h"

class QWidget;

namespace signalbox::ui {

struct TestedAction {
    QPointer<Engine> engine;
    Trigger trigger;
    int action = 0;
    QString event;  ///< empty: the newest
    ActionPreview preview;
};

/// Shows what will be sent where, sends it when confirmed, and shows the answer.
void openTestSheet(const TestedAction& tested, QWidget* window);

}  // namespace signalbox::ui
