// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "events/kept_selection.h"
#include "models/event_filter.h"
#include "models/event_model.h"

class QPushButton;

namespace signalbox::ui {

class Desk;
class DataTable;
class EmptyState;
class FilterBar;
class MessageBar;
class ScrollAnchor;

/// One kind of events: filters, table and empty state.
class EventPanel : public QWidget {
    Q_OBJECT
public:
    EventPanel(Desk* desk, EventKind kind, QWidget* parent = nullptr);

    void setEngine(Engine* engine);
    void setSnapshot(const SnapshotPtr& snapshot);
    void setLive(bool live);
    void setNarrow(bool narrow);
    void setPaneShown(bool shown);  ///< beside it in a small window: fewer columns
    void setFilter(const EventFilter& filter);
    void setTime(qint64 lastSeconds);  ///< 0: any time
    void select(const QString& key);   ///< selects the row if it is loaded
    void reload();                     ///< the chosen row stays when it is on the first page
    void setActions(std::function<void()> addChain, std::function<void(const QString&)> openChain);

    const EventFilter& filter() const { return m_filter; }
    EventModel* model() const { return m_model; }
    DataTable* table() const { return m_table; }
    FilterBar* bar() const { return m_bar; }
    EmptyState* emptyState() const { return m_empty; }
    int currentRow() const;
    const QString& currentKey() const { return m_current; }  ///< the row may no longer be loaded
    QString countText() const;
    bool canExport() const;

Q_SIGNALS:
    void currentChanged();
    void opened();  ///< Enter or double click
    void filterChanged();
    void exportRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void take(const EventFilter& filter);
    void ask();
    void renew();
    void sayEmpty();
    void renewCurrent();
    void restoreSelection();
    void clearSelection();
    void place();
    void saveFilter();
    void dropColumns();
    const ChainSnapshot* chain() const;

    Desk* m_desk;
    EventKind m_kind;
    EventFilter m_filter;
    SnapshotPtr m_snapshot;
    bool m_asked = false, m_ownChain = false, m_filterChanged = false;
    bool m_newestFirst = true, m_narrow = false, m_paneShown = false;
    EventModel* m_model;
    DataTable* m_table;
    FilterBar* m_bar;
    KeptSelection m_kept;
    ScrollAnchor* m_anchor;
    EmptyState* m_empty;
    QPushButton* m_newer;
    MessageBar* m_failure;
    QString m_current, m_wanted;
    std::function<void()> m_addChain;
    std::function<void(const QString&)> m_openChain;
    Engine* m_engine = nullptr;
};

}  // namespace signalbox::ui
