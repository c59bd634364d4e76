// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "triggers/model/watched_chain.h"

class QComboBox;

namespace signalbox::ui {

class Text;
class TriggerDraft;

/// The first row of the conditions: chain and registry whose events the trigger receives.
class WatchRow : public QWidget {
    Q_OBJECT
public:
    explicit WatchRow(TriggerDraft* draft, QWidget* parent = nullptr);
    void setSnapshot(const WorkspaceSnapshot& snapshot);
    void renew();
    void focusField(const QString& section);  ///< chainId, registry

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    TriggerDraft* m_draft;
    QComboBox* m_chain;
    QComboBox* m_registry;
    Text* m_hint;
    std::vector<WatchedChain> m_chains;  ///< in the list
};

}  // namespace signalbox::ui
