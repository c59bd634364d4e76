// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "signalbox/snapshot.h"

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
    bool isChainThere() const { return m_there; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    TriggerDraft* m_draft;
    QComboBox* m_chain;
    QComboBox* m_registry;
    Text* m_hint;
    QStringList m_known;  ///< what the list of chains was made from
    bool m_there = true;
};

/// The EVM chain's number: 8453 of eip155:8453; 0 for another family.
qint64 evmChainId(const ChainSnapshot& chain);
const ChainSnapshot* evmChain(const WorkspaceSnapshot& snapshot, qint64 chainId);
bool hasRegistries(const ChainSnapshot& chain);

}  // namespace signalbox::ui
