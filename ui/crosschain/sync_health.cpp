// SPDX-License-Identifier: GPL-3.0-or-later

#include "crosschain/sync_health.h"

#include "language/engine_words.h"
#include "models/answer.h"
#include "signalbox/literals.h"
#include "tables/row_model.h"
#include "theme/sign.h"
#include "widgets/button.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

struct Row {
    QString key, chain, entity, text;
    int mark = 0;
    bool repairable = true;
    bool operator==(const Row&) const = default;
};

}  // namespace

class SyncHealth::Model : public RowModel<Row> {
public:
    explicit Model(QObject* parent)
        : RowModel({{u"state"_s, SyncHealth::tr("Health"), CellKind::State, 116},
                    {u"chain"_s, SyncHealth::tr("Chain"), CellKind::Name, 150},
                    {u"table"_s, SyncHealth::tr("Table"), CellKind::Text, 190, false, 1},
                    {u"finding"_s, SyncHealth::tr("Difference"), CellKind::Text, 420, true}},
                   parent)
    {
    }

protected:
    QString key(const Row& row) const override { return row.key; }
    QVariant cell(const Row& row, int column, int role) const override
    {
        if (role == StateItemRole && column == 0)
            return int(row.repairable ? State::Error : State::Info);
        if (role == MarkRole && column == 1 && row.mark > 0)
            return row.mark;
        if (role != Qt::DisplayRole)
            return {};
        switch (column) {
            case 0:
                return row.repairable ? SyncHealth::tr("repairable") : SyncHealth::tr("not repairable");
            case 1:
                return row.chain;
            case 2:
                return row.entity;
            default:
                return row.text;
        }
    }
};

SyncHealth::SyncHealth(Desk* desk, QWidget* parent)
    : DataTable(desk, u"sync-health"_s, tr("Health"), parent),
      m_model(new Model(this)),
      m_again(makeButton(tr("Check again"), ButtonKind::Normal, u"refresh"_s, ControlSize::Card)),
      m_repair(makeButton(tr("Repair all"), ButtonKind::Normal, {}, ControlSize::Card))
{
    head()->setHeight(44);
    head()->addRight(m_again);
    head()->addRight(m_repair);
    m_repair->setEnabled(false);
    view()->setAccessibleName(tr("Differences from the catalog"));
    setModel(m_model);
    setLoading(true);
    setEmpty(tr("Tables, columns, functions and sync triggers of all Canopy chains match the catalog."));
    setMinimumHeight(150);
    connect(m_again, &QPushButton::clicked, this, &SyncHealth::check);
    connect(m_repair, &QPushButton::clicked, this, [this] { Q_EMIT repairWanted(toRepair()); });
}

void SyncHealth::setEngine(Engine* engine)
{
    m_engine = engine;
    ++m_ticket;
}

void SyncHealth::check()
{
    SyncQueries* sync = m_engine ? m_engine->sync() : nullptr;
    if (!sync)
        return;
    m_again->setEnabled(false);
    const quint64 ticket = ++m_ticket;
    whenAnswered(sync->findings(), this, [this, ticket](const Expected<std::vector<SyncFinding>>& answer) {
        m_again->setEnabled(true);
        if (ticket == m_ticket)
            take(answer);
    });
}

void SyncHealth::take(const Expected<std::vector<SyncFinding>>& answer)
{
    setLoading(false);
    if (!answer) {
        setEmpty(engineWords(answer.error()), tr("Check again"), [this] { check(); });
        m_findings.clear();
        m_model->setRows({});
        return;
    }
    setEmpty(tr("Tables, columns, functions and sync triggers of all Canopy chains match the catalog."));
    m_findings = *answer;
    const SnapshotPtr snapshot = m_engine ? m_engine->snapshot() : nullptr;
    std::vector<Row> rows;
    for (const SyncFinding& finding : m_findings) {
        const ChainSnapshot* chain = snapshot ? snapshot->chain(finding.caip2) : nullptr;
        rows.push_back({finding.caip2 + QLatin1Char(' ') + finding.object + QLatin1Char(' ') + finding.kind,
                        chain                     ? format::safe(chain->name)
                        : finding.caip2.isEmpty() ? tr("all chains")
                                                  : finding.caip2,
                        finding.entity, engineWords(finding.text), chain ? chain->mark : 0, finding.repairable});
    }
    m_model->setRows(std::move(rows));
    head()->setNote(tr("checked %1").arg(format::time(QDateTime::currentDateTimeUtc())));
    m_repair->setEnabled(!toRepair().isEmpty());
}

/// A difference in the global tables is repaired through any chain.
QStringList SyncHealth::toRepair() const
{
    QStringList chains;
    bool shared = false;
    for (const SyncFinding& finding : m_findings)
        if (finding.repairable && finding.caip2.isEmpty())
            shared = true;
        else if (finding.repairable && !chains.contains(finding.caip2))
            chains << finding.caip2;
    if (shared && chains.isEmpty() && m_engine)
        for (const ChainSnapshot& chain : m_engine->snapshot()->chains)
            if (chains.isEmpty() && chain.has(Feature::GlobalTables))
                chains << chain.caip2;
    return chains;
}

}  // namespace signalbox::ui
