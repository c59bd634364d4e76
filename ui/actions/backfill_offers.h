// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

#include "signalbox/engine.h"
#include "signalbox/sync_queries.h"
#include "widgets/message_bar.h"

namespace signalbox::ui {

class ChainActions;
class Desk;

/// Offers the reindex that backfills tables and columns added after blocks were stored, or reads the events of
/// registries that were added then, until it is done or postponed. A postponed offer is remembered on the desk and
/// stays available through of().
class BackfillOffers : public QObject {
    Q_OBJECT
public:
    BackfillOffers(ChainActions* actions, Desk* desk, QObject* parent = nullptr);

    void setEngine(Engine* engine);
    void ask();
    const SyncAlert* of(const QString& caip2) const;  ///< null: nothing to backfill, or it is in progress
    const std::vector<SyncAlert>& all() const { return m_alerts; }
    void reindex(const QString& caip2);  ///< opens the reindex sheet for exactly these blocks
    /// None: there is nothing to offer, or it was postponed. `named` adds the name of the chain.
    std::optional<BarMessage> message(const QString& caip2, bool named);

Q_SIGNALS:
    void changed();

private:
    void putOff(const SyncAlert& alert);

    ChainActions* m_actions;
    Desk* m_desk;
    QPointer<Engine> m_engine;
    std::vector<SyncAlert> m_alerts;  ///< alerts of the kinds Unfilled and Edited
    quint64 m_ticket = 0;
};

}  // namespace signalbox::ui
