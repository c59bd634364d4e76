// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/clearing_queries.h"
#include "widgets/card.h"

class QPushButton;

namespace signalbox::ui {

class CheckLine;
class DetailRow;
class StateChip;

/// The operator's own Hermes as this console reaches it: program, configuration, REST interface, chains, and what is
/// wrong.
class HermesCard : public Card {
    Q_OBJECT
public:
    explicit HermesCard(QWidget* parent = nullptr);
    void set(const Expected<HermesStatus>& answer);

Q_SIGNALS:
    void settingsWanted();
    void wholeChainWanted(const QString& chainId);

private:
    void fillChains(const QStringList& chains);

    StateChip* m_chip;
    QPushButton* m_settings;
    QPushButton* m_whole;
    CheckLine* m_trouble;
    DetailRow* m_program;
    DetailRow* m_config;
    DetailRow* m_rest;
    DetailRow* m_chains;
    QStringList m_shown;
};

}  // namespace signalbox::ui
