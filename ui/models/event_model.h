// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QElapsedTimer>
#include <QHash>
#include <QPointer>
#include <QTimer>
#include <optional>

#include "models/event_columns.h"
#include "models/event_pages.h"
#include "signalbox/engine.h"

namespace signalbox::ui {

/// The events of one question, paged by the engine's cursors. Fetches ahead in both directions as the viewport moves,
/// keeps a bounded number of pages, drops answers to earlier questions, and takes new rows in at the top without
/// touching the others.
class EventModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role {
        PendingRole = Qt::UserRole + 200,  ///< bool: not stored yet
        IntegerRole,                       ///< integer part of a number aligned at its decimal point
        FractionRole,
    };
    enum class Phase { Idle, Loading, Ready, Failed };

    explicit EventModel(EventKind kind, QObject* parent = nullptr);

    void setEngine(Engine* engine);
    /// Drops what was asked before; rows stay until the answer is there. `unfiltered`: what "of 45,210" counts, none
    /// without filters.
    void ask(const EventQuery& query, const std::optional<EventQuery>& unfiltered);
    void reload();
    void setLive(bool live);
    bool isLive() const { return m_live; }
    void setRaw(bool raw);  ///< shows raw numbers
    bool isRaw() const { return m_raw; }
    bool setChainColumn(bool shown);                           ///< true: changed
    void setChains(const std::vector<ChainSnapshot>& chains);  ///< names and marks for the chain column
    void setViewport(int firstRow, int lastRow);               ///< prefetches, and unloads distant pages
    void toNewest();                                           ///< starts again at the newest row
    void setRefreshDelay(int ms) { m_soon.setInterval(ms); }

    Phase phase() const { return m_phase; }
    EventKind kind() const { return m_kind; }
    const EventQuery& query() const { return m_query; }
    std::optional<Error> error() const { return m_error; }
    std::optional<qint64> total() const { return m_total; }
    bool totalExact() const { return m_totalExact; }
    std::optional<qint64> allTotal() const { return m_allTotal; }
    bool allExact() const { return m_allExact; }
    bool hasNewer() const { return m_newer; }  ///< newer rows exist that are not in the list
    bool atEnd() const { return m_phase == Phase::Ready && m_pages.next().isEmpty(); }
    double milliseconds() const { return m_milliseconds; }
    /// The engine looks on for the first page: what matches is far apart.
    bool isSearching() const { return m_fetchingNext && m_pages.hasHead() && m_pages.rowCount() < m_pages.pageSize(); }

    const EventPages& pages() const { return m_pages; }
    const EventRow& row(int index) const { return m_pages.row(index); }
    int rowOf(const QString& key) const { return m_pages.indexOf(key); }
    QString chainOf(int row) const;  ///< CAIP-2 id of the row's chain
    const std::vector<EventColumn>& columns() const { return m_columns; }
    int columnOf(EventColumn column) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void changed();      ///< phase, totals or hasNewer()
    void aboutToEdit();  ///< rows are about to change: a view may lose its selection until edited()
    void edited();

private:
    using Answer = Expected<EventPage>;
    void countAll();
    void fetchFirst();
    void fetchNext();
    void goOn(const EventPage& answer);  ///< continues after a short page
    void fetchPrevious();
    void refreshHead();
    void headArrived(quint64 number, const Answer& answer);
    void give(const RowEdit& edit);
    void failed(const Error& error);
    void takeTotals(const EventPage& page);
    void committed(const QString& caip2);
    EventQuery at(const QString& cursor) const;
    template <class Handler>
    void request(const EventQuery& query, Handler handler);

    const EventKind m_kind;
    QPointer<Engine> m_engine;
    QMetaObject::Connection m_commits;
    EventQuery m_query;
    std::optional<EventQuery> m_unfiltered;
    QElapsedTimer m_counted;
    EventPages m_pages;
    struct ChainName {
        QString name;
        int mark = 0;
    };
    QHash<QString, ChainName> m_chains;
    const std::vector<EventColumn> m_columns;
    quint64 m_number = 0;  ///< number of the current query: other answers are late
    bool m_fetchingNext = false, m_fetchingPrevious = false, m_refreshing = false, m_again = false;
    std::vector<EventPage> m_head;
    int m_first = 0, m_last = 0;
    bool m_live = true, m_raw = false, m_newer = false, m_chainColumn = false;
    Phase m_phase = Phase::Idle;
    std::optional<Error> m_error;
    std::optional<qint64> m_total, m_allTotal;
    bool m_totalExact = false, m_allExact = false;
    double m_milliseconds = 0;
    QTimer m_soon;
};

}  // namespace signalbox::ui
