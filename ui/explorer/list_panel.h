// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>

#include "explorer/explorer_models.h"
#include "signalbox/engine.h"
#include "tables/data_table.h"

namespace signalbox::ui {

class Desk;

class Segments;

/// Related records of the object: its versions, transactions, events, …, one list at a time, loaded further when
/// the end is scrolled to.
class ListPanel : public QWidget {
    Q_OBJECT
public:
    explicit ListPanel(Desk* desk, QWidget* parent = nullptr);

    void setEngine(Engine* engine);
    /// The thing on one chain; `record`: what was found of it there, the thing itself first. Asks for the first list.
    void show(ExplorerKind kind, const QString& key, const ExplorerChain& chain);
    void clear();
    void setDropLevel(int level);
    DataTable* table() const { return m_table; }
    Segments* segments() const { return m_segments; }

Q_SIGNALS:
    void goRequested(const QString& address);

private:
    struct List {
        QString id, title, empty, entity;
        ExplorerListQuery::What what = ExplorerListQuery::What::History;
    };
    static std::vector<List> listsOf(ExplorerKind kind, const ExplorerChain& chain);
    void choose(const QString& id);
    void ask();
    void take(const Expected<ExplorerPage>& page);

    QPointer<Engine> m_engine;
    ExplorerKind m_kind = ExplorerKind::Account;
    QString m_key, m_caip2, m_next, m_wanted;
    std::vector<List> m_lists;
    const List* m_list = nullptr;
    DataTable* m_table;
    Segments* m_segments;
    RecordModel* m_model = nullptr;
    quint64 m_ticket = 0;
    bool m_asking = false;
};

}  // namespace signalbox::ui
