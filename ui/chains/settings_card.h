// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/commands.h"
#include "signalbox/snapshot.h"
#include "widgets/card.h"

class QComboBox;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace signalbox::ui {

/// Name, confirmations and header mode of the chain. A changed field keeps its value until it is saved or reverted; the
/// others follow the chain. A save includes the values seen before, so that an edit by another console is not lost.
class SettingsCard : public Card {
    Q_OBJECT
public:
    explicit SettingsCard(QWidget* parent = nullptr);
    void setChain(const ChainSnapshot& chain);

Q_SIGNALS:
    void saveRequested(const signalbox::arguments::ChainEdit& edit);

private:
    bool isNamed() const;  ///< whether the name differs from the one first shown
    bool isCounted() const;
    bool isMoved() const;
    void renew();
    void putBack();

    ChainSnapshot m_chain, m_seen;  ///< current chain; chain as shown when editing began
    bool m_touched = false;
    QLineEdit* m_name;
    QSpinBox* m_confirmations;
    Text* m_confirmationsLabel;
    Text* m_headersLabel;
    QComboBox* m_headers;
    Text* m_words;
    QPushButton* m_save;
    QPushButton* m_back;
};

}  // namespace signalbox::ui
