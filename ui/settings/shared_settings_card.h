// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>

#include "models/latest_answer.h"
#include "signalbox/engine.h"
#include "signalbox/settings.h"
#include "widgets/card.h"

namespace signalbox::ui {

class CheckLine;

/// Settings of triggers and actions, which all consoles of the workspace share. Hidden while there is no engine.
class SharedSettingsCard : public Card {
    Q_OBJECT
public:
    explicit SharedSettingsCard(QWidget* parent = nullptr);
    void setEngine(Engine* engine);

private:
    void take(const Expected<std::vector<SettingField>>& fields);

    QPointer<Engine> m_engine;
    QVBoxLayout* m_rows;
    CheckLine* m_check;
    LatestAnswer m_answer;
};

}  // namespace signalbox::ui
