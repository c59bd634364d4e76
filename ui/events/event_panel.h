// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <functional>

#include "events/kept_filter.h"
#include "events/shown_columns.h"
#include "models/event_model.h"

namespace signalbox::ui {

class DataTable;
class EmptyState;
class EventOverlay;
class EventSelection;
class FilterBar;
class MessageBar;

/// One kind of events: filters and table. Asks for the events of the filter and shows what the feed answers.
class EventPanel : public QWidget {
    Q_OBJECT
public:
    EventPanel(Desk* desk, EventKind kind, QWidget* parent = nullptr);

    void setEngine(Engine* engine);
    void setSnapshot(const SnapshotPtr& snapshot);
    void setNarrow(bool narrow);
    void setPaneShown(bool shown);  ///< beside it in a small window: fewer columns
    void setFilter(const EventFilter& filter);
    void setTime(qint64 lastSeconds);  ///< 0: any time
    void reload();                     ///< the selected row stays when it is on the first page
    void setActions(std::function<void()> addChain, std::function<void(const QString&)> openChain);

    const EventFilter& filter() const { return m_filter.value(); }
    EventModel* model() const { return m_model; }
    DataTable* table() const { return m_table; }
    FilterBar* bar() const { return m_bar; }
    EventSelection* selection() const { return m_selection; }
    EmptyState* emptyState() const;
    QString countText() const;
    bool canExport() const;

Q_SIGNALS:
    void opened();  ///< Enter or double click
    void filterChanged();
    void exportRequested();

private:
    void listen();
    void take(const EventFilter& filter);
    void ask();
    void renew();
    void renewEmpty();

    const EventKind m_kind;
    KeptFilter m_filter;
    SnapshotPtr m_snapshot;
    Engine* m_engine = nullptr;
    bool m_asked = false, m_newestFirst = true;
    EventModel* m_model;
    DataTable* m_table;
    ShownColumns m_columns;
    FilterBar* m_bar;
    EventSelection* m_selection;
    EventOverlay* m_overlay;
    MessageBar* m_failure;
};

}  // namespace signalbox::ui
