// SPDX-License-Identifier: GPL-3.0-or-later

#include "explorer/list_panel.h"

#include <QMenu>
#include <QScrollBar>
#include <QVBoxLayout>

#include "language/engine_words.h"
#include "models/answer.h"
#include "signalbox/literals.h"
#include "theme/icon.h"
#include "widgets/format.h"
#include "widgets/segments.h"

namespace signalbox::ui {

using What = ExplorerListQuery::What;

namespace {
constexpr int pageRows = 100;
}

ListPanel::ListPanel(Desk* desk, QWidget* parent)
    : QWidget(parent), m_table(new DataTable(desk, u"explorer/list"_s, {})), m_segments(new Segments(tr("Lists")))
{
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->addWidget(m_table);
    m_table->head()->setHeight(44);
    m_table->head()->addLeft(m_segments);
    m_table->setColumnChooser(false);
    m_table->setCountLine(true);
    m_table->view()->setAccessibleName(tr("Related records"));
    connect(m_segments, &Segments::currentChanged, this, &ListPanel::choose);
    connect(m_table, &DataTable::activated, this, [this](int row) {
        const ExplorerRecord* record = m_model ? m_model->at(row) : nullptr;
        if (const QString target = record ? m_model->target(*record) : QString(); !target.isEmpty())
            Q_EMIT goRequested(target);
    });
    m_table->setRowActions([this](QMenu* menu, const QList<int>& rows) {
        const ExplorerRecord* record = m_model && rows.size() == 1 ? m_model->at(rows.first()) : nullptr;
        const QString target = record ? m_model->target(*record) : QString();
        if (target.isEmpty())
            return;
        connect(menu->addAction(icon(u"explorer"_s), tr("Open")), &QAction::triggered, this,
                [this, target] { Q_EMIT goRequested(target); });
        if (m_kind != ExplorerKind::Block && m_kind != ExplorerKind::Transaction && m_list &&
            m_list->what == What::History)
            connect(menu->addAction(icon(u"clock"_s), tr("State at block %1").arg(format::number(record->height))),
                    &QAction::triggered, this,
                    [this, to = ExplorerWords::address(m_kind, m_key, m_caip2, record->height)] {
                        Q_EMIT goRequested(to);
                    });
    });
    connect(m_table->view()->verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        if (value >= m_table->view()->verticalScrollBar()->maximum() - 200 && !m_next.isEmpty())
            ask();
    });
}

void ListPanel::setEngine(Engine* engine)
{
    m_engine = engine;
    ++m_ticket;
    m_asking = false;
}

void ListPanel::setDropLevel(int level)
{
    m_table->setDropLevel(level);
}

std::vector<ListPanel::List> ListPanel::listsOf(ExplorerKind kind, const ExplorerChain& chain)
{
    std::vector<List> lists;
    const auto history = [&](const QString& title, const QString& entity) {
        lists.push_back({entity, title, tr("No version is stored on this chain."), entity, What::History});
    };
    const List transactions{u"transactions"_s, tr("Transactions"), tr("No transactions."), {}, What::Transactions};
    const List events{u"events"_s, tr("Events"), tr("No events."), {}, What::Events};
    const List payments{u"payments"_s, tr("Payments"), tr("No committee payments."), {}, What::Payments};
    switch (kind) {
        case ExplorerKind::Account:
            history(tr("History"), u"accounts"_s);
            lists.push_back(transactions);
            lists.push_back(events);
            lists.push_back({u"positions"_s,
                             tr("Liquidity by day"),
                             tr("No liquidity position at the end of any day."),
                             {},
                             What::Positions});
            lists.push_back(payments);
            break;
        case ExplorerKind::Validator:
            history(tr("History"), u"validators"_s);
            history(tr("Missed blocks"), u"validator_signing_info"_s);
            lists.push_back({u"slashes"_s, tr("Slashes"), tr("Never slashed."), {}, What::Slashes});
            lists.push_back(events);
            lists.push_back(payments);
            break;
        case ExplorerKind::Pool:
            history(tr("History"), u"pools"_s);
            lists.push_back({u"holders"_s, tr("Holders"), tr("No holders."), {}, What::Holders});
            break;
        case ExplorerKind::Order: {
            QStringList seen;
            for (const ExplorerRecord& record : chain.records)
                if (!seen.contains(record.entity)) {
                    seen << record.entity;
                    history(seen.size() == 1 ? tr("Lifecycle") : ExplorerWords::entity(record.entity), record.entity);
                }
            break;
        }
        case ExplorerKind::Block:
            lists.push_back(transactions);
            lists.push_back(events);
            break;
        case ExplorerKind::Transaction:
            break;
    }
    return lists;
}

void ListPanel::clear()
{
    ++m_ticket;
    m_asking = false;
    m_next.clear();
    if (m_model)
        m_model->resetRows({});
}

void ListPanel::show(ExplorerKind kind, const QString& key, const ExplorerChain& chain)
{
    m_kind = kind;
    m_key = key;
    m_caip2 = chain.caip2;
    m_list = nullptr;
    m_lists = listsOf(kind, chain);
    std::vector<Segments::Item> items;
    for (const List& list : m_lists)
        items.push_back({list.id, list.title});
    m_segments->setItems(items);
    if (m_lists.empty())
        return clear();
    const bool there =
        std::any_of(m_lists.begin(), m_lists.end(), [this](const List& list) { return list.id == m_wanted; });
    choose(there ? m_wanted : m_lists.front().id);
}

void ListPanel::choose(const QString& id)
{
    for (const List& list : m_lists)
        if (list.id == id)
            m_list = &list;
    if (!m_list)
        return;
    m_wanted = m_list->id;
    m_segments->setCurrent(m_list->id);
    auto* old = m_model;
    m_model = new RecordModel(m_list->what, m_kind, m_list->entity, this);
    m_table->setPagedModel(m_model);
    m_table->view()->setAccessibleName(m_list->title);
    delete old;
    clear();
    ask();
}

void ListPanel::ask()
{
    if (!m_engine || !m_engine->explorer() || !m_list || m_asking)
        return;
    m_asking = true;
    if (m_next.isEmpty()) {
        m_table->setLoading(true);
        m_table->setCountText(tr("Reading"));
    }
    ExplorerListQuery query;
    query.what = m_list->what;
    query.kind = m_kind;
    query.key = m_key;
    query.caip2 = m_caip2;
    query.entity = m_list->entity;
    query.cursor = m_next;
    query.limit = pageRows;
    whenAnswered(m_engine->explorer()->list(query), this,
                 [this, ticket = ++m_ticket](const Expected<ExplorerPage>& page) {
                     if (ticket == m_ticket)
                         take(page);
                 });
}

void ListPanel::take(const Expected<ExplorerPage>& page)
{
    m_asking = false;
    m_table->setLoading(false);
    if (!page) {
        m_next.clear();
        m_table->setEmpty(engineWords(page.error()), tr("Retry now"), [this] { ask(); });
        m_table->setCountText({});
        return;
    }
    m_table->setEmpty(m_list->empty);
    m_next = page->next;
    m_model->appendRows(page->records);
    const int rows = m_model->rowCount();
    m_table->setCountText(m_next.isEmpty() ? tr("%n rows", nullptr, rows)
                                           : tr("%n rows loaded, scroll down for more", nullptr, rows));
}

}  // namespace signalbox::ui
