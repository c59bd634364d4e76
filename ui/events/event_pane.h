// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>

#include "events/hex_view.h"
#include "events/topic_list.h"
#include "signalbox/engine.h"
#include "widgets/detail_pane.h"

class QToolButton;

namespace signalbox::ui {

/// The selected event: its row, the decoded fields and their bytes. Fields and bytes are linked
/// both ways.
class EventPane : public DetailPane {
    Q_OBJECT
public:
    explicit EventPane(QWidget* parent = nullptr);

    void setEngine(Engine* engine) { m_engine = engine; }
    void setSnapshot(const SnapshotPtr& snapshot);
    void show(const QString& caip2, EventKind kind,
              const EventRow& row);      ///< shows the row immediately, then the decoded fields
    void renewRow(const EventRow& row);  ///< pending became stored, stored became final
    void showNothing();
    const QString& key() const { return m_row.key; }
    const std::vector<EventDetail::Field>& fields() const { return m_detail.fields; }
    void selectField(int index);
    int selectedField() const { return m_selected; }
    HexView* hex() const { return m_hex; }
    QString explorerLink() const;  ///< empty: none, or not https

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void addFields();
    void addRaw();
    void take(const Expected<EventDetail>& answer);
    void renewFacts();
    QString blockText() const;
    QString valueText(const EventDetail::Field& field) const;
    const ChainSnapshot* chain() const;

    QPointer<Engine> m_engine;
    SnapshotPtr m_snapshot;
    QString m_caip2;
    EventKind m_kind = EventKind::Transfers;
    EventRow m_row;
    EventDetail m_detail;
    std::optional<Error> m_error;
    bool m_loading = false;
    quint64 m_number = 0;
    int m_selected = -1;
    QString m_field;  ///< name of the selected one: the next event of the same layout keeps it
    bool m_words = false;
    QToolButton* m_copy;
    QToolButton* m_link;
    QPointer<DetailRow> m_time, m_block;
    std::vector<QPointer<DetailRow>> m_rows;
    QPointer<HexView> m_hex;
    QPointer<TopicList> m_topics;
};

}  // namespace signalbox::ui
