// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "events/filter_popup.h"
#include "models/event_filter.h"
#include "signalbox/snapshot.h"

class QPushButton;
class QToolButton;

namespace signalbox::ui {

class ChainMark;
class FilterChip;
class FlowLayout;
class Text;

/// Above the table: the chain, one chip per filter, "+ Filter", the counts, raw numbers, Export, columns.
class FilterBar : public QWidget {
    Q_OBJECT
public:
    explicit FilterBar(EventKind kind, QWidget* parent = nullptr);

    void setSnapshot(const SnapshotPtr& snapshot);
    void setFilter(const EventFilter& filter);
    void setCounts(const QString& text, const QString& tip);
    void setNarrow(bool narrow);
    void setRaw(bool raw);
    QPushButton* addButton() const { return m_add; }
    QPushButton* exportButton() const { return m_export; }
    QToolButton* columnsButton() const { return m_columns; }
    void ask(std::optional<EventField> field, QWidget* below = nullptr);

Q_SIGNALS:
    void filterEdited(const signalbox::ui::EventFilter& filter);
    void rawToggled(bool raw);

private:
    void renewChips();
    void renewChain();
    void fillChainMenu();
    void choose(const QString& caip2);
    const ChainSnapshot* chain() const;

    EventFilter m_filter;
    SnapshotPtr m_snapshot;
    FlowLayout* m_flow;
    QWidget* m_chainBox;
    ChainMark* m_mark;
    QPushButton* m_chain;
    QPushButton* m_add;
    QToolButton* m_raw;
    QPushButton* m_export;
    QToolButton* m_columns;
    Text* m_counts;
    FilterPopup* m_popup;
    std::vector<FilterChip*> m_chips;
    QString m_shownChips;
};

}  // namespace signalbox::ui
