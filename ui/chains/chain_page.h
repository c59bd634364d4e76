// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QPointer>
#include <QTimer>

#include "shell/screen.h"
#include "theme/sign.h"

class QGridLayout;
class QMenu;
class QPushButton;
class QToolButton;

namespace signalbox::ui {

class BackfillOffers;
class ChainActions;
class CommandJobs;
class EndpointsCard;
class FactsBar;
class IndexingCard;
class LagCard;
class LimitCard;
class LogCard;
class MessageBar;
class ProgressCard;
class QuarantineCard;
class QueueStrip;
class ReorgsCard;
class SettingsCard;
class StateChip;
class StreamsCard;
class Text;

/// The page of one chain: facts, coverage, lag, bottleneck, endpoints, contracts, reorgs, failed items, settings and
/// log. Numbers come from the newest snapshot; stored data (lag over time, reorgs, failed items) is queried when it may
/// have changed.
class ChainPage : public ScrollPage {
    Q_OBJECT
public:
    ChainPage(ScreenContext* context, ChainActions* actions, QWidget* parent = nullptr);

    void setEngine(Engine* engine);
    void setChain(const QString& caip2);
    void showFailed();  ///< scrolls to the failed items as soon as they are read
    QString chain() const { return m_caip2; }
    const ChainSnapshot* shown() const { return m_snapshot ? m_snapshot->chain(m_caip2) : nullptr; }
    void setSnapshot(const SnapshotPtr& snapshot);
    void setWatched(bool watched);
    void setNarrow(bool narrow);
    void refresh();  ///< queries the stored data again

    QList<QWidget*> headLeft() const;
    QList<QWidget*> headRight() const;

Q_SIGNALS:
    void narrowChanged();  ///< headLeft() or headRight() changed

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();
    void arrange();
    bool has(Feature feature) const { return shown() && shown()->has(feature); }
    void showHead(const ChainSnapshot& chain);
    void showFailure(const ChainSnapshot& chain);
    void showOffer();
    void askStored();
    void addEndpoint();
    void connectCards();

    ScreenContext* m_context;
    ChainActions* m_actions;
    QPointer<Engine> m_engine;
    QString m_caip2;
    SnapshotPtr m_snapshot;
    bool m_watched = false, m_narrow = false, m_narrowWindow = false;
    Features m_arranged;  ///< what the cards are arranged for
    qint64 m_failedSeen = -1;
    bool m_wantsFailed = false;
    QHash<QString, int> m_places;  ///< scroll position of each chain's page, in pixels
    quint64 m_ticket = 0;
    QTimer m_storedTimer;

    Text* m_id;
    StateChip* m_chip;
    QPushButton* m_pause;
    QPushButton* m_gaps;
    QToolButton* m_more;
    QMenu* m_menu;
    BackfillOffers* m_offers;
    MessageBar* m_offer;
    MessageBar* m_failure = nullptr;
    QSet<QString> m_dismissed;  ///< keys of dismissed messages, for all chains
    QGridLayout* m_grid;
    FactsBar* m_facts;
    QueueStrip* m_queue;
    CommandJobs* m_jobs;
    ProgressCard* m_progress;
    LagCard* m_lag;
    LimitCard* m_limit;
    ReorgsCard* m_reorgs;
    IndexingCard* m_indexing;  ///< shown in place of the reorgs where blocks are final
    EndpointsCard* m_endpoints;
    StreamsCard* m_streams;
    LogCard* m_log;
    QuarantineCard* m_quarantine;
    SettingsCard* m_settings;
};

}  // namespace signalbox::ui
