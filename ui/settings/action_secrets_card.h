// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>

#include "models/latest_answer.h"
#include "signalbox/engine.h"
#include "widgets/card.h"

class QPushButton;

namespace signalbox::ui {

class CheckLine;

/// The secrets of actions by name: stored or not, with Set and Remove. Values are never shown.
class ActionSecretsCard : public Card {
    Q_OBJECT
public:
    explicit ActionSecretsCard(QWidget* parent = nullptr);
    void setEngine(Engine* engine);
    void load();

private:
    void take(const Expected<QStringList>& names);
    void addRow(const QString& name, bool stored);
    void set(const QString& name);
    void remove(const QString& name);

    QPointer<Engine> m_engine;
    QVBoxLayout* m_rows;
    QPushButton* m_add;
    CheckLine* m_check;
    LatestAnswer m_answer;
};

}  // namespace signalbox::ui
