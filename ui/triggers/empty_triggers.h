// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "signalbox/triggers.h"

class QBoxLayout;

namespace signalbox::ui {

/// Shown while there is no trigger: what triggers do, three examples to begin with, an empty one, and an import.
class EmptyTriggers : public QWidget {
    Q_OBJECT
public:
    explicit EmptyTriggers(QWidget* parent = nullptr);
    void setChain(qint64 chainId);  ///< for the examples

Q_SIGNALS:
    void exampleWanted(const signalbox::Trigger& trigger);
    void importWanted();

private:
    void rebuild();
    QBoxLayout* m_cards;
    QWidget* m_content = nullptr;
    qint64 m_chain = -1;
};

}  // namespace signalbox::ui
