// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/relayers/relayers_page.h"

#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "ibc/model/ibc_words.h"
#include "ibc/model/relayer_model.h"
#include "ibc/relayers/relayer_cell.h"
#include "language/engine_words.h"
#include "signalbox/literals.h"
#include "tables/column_fit.h"
#include "tables/data_table.h"
#include "theme/icon.h"
#include "theme/style.h"

namespace signalbox::ui {

RelayersPage::RelayersPage(Desk* desk, QWidget* parent)
    : IbcPage(parent),
      m_model(new RelayerModel(false, this)),
      m_table(new DataTable(desk, u"ibc-relayers"_s, tr("Relayers"))),
      m_chains(new QComboBox)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 16);
    column->addWidget(m_table);
    m_table->setModel(m_model);
    m_table->head()->setNote(tr("first to relay a packet wins it"));
    m_chains->setAccessibleName(tr("Chain of the relayers"));
    setControlSize(m_chains, ControlSize::Card);
    m_chains->addItem(tr("All chains"), QString());
    m_table->setQuickFilter(tr("Filter relayers"));
    m_table->setColumnChooser(true);
    m_table->head()->setHeight(44);
    m_table->head()->addLeft(m_chains);
    m_table->setCountLine(true);
    m_table->setLoading(true);
    new ColumnFit(m_table->view());
    delete m_table->view()->itemDelegateForColumn(int(RelayerModel::Column::Relayer));
    m_table->view()->setItemDelegateForColumn(int(RelayerModel::Column::Relayer), new RelayerCell(m_table->view()));
    m_table->setRowActions([this](QMenu* menu, const QList<int>& rows) {
        const RankedRelayer* row = rows.size() == 1 ? m_model->at(rows.first()) : nullptr;
        if (row)
            connect(menu->addAction(icon(u"search"_s), tr("Search packets by this address")), &QAction::triggered, this,
                    [this, address = row->relayer.address] { Q_EMIT packetsWanted(address); });
    });
    connect(m_chains, &QComboBox::currentIndexChanged, this, [this] { load(); });
}

QWidget* RelayersPage::findField()
{
    return m_table->filterField();
}

void RelayersPage::load()
{
    if (!queries() || !period().from.isValid() || !isWatched())
        return;
    const QString chain = m_chains->currentData().toString();
    m_answer.ask(
        queries()->relayers(chain, period().from, period().to), this,
        [this, chain](const Expected<std::vector<IbcRelayer>>& answer) {
            m_table->setLoading(false);
            m_table->setEmpty(
                answer ? tr("No relays in this period.")
                       : tr("The relayers could not be read. %1 Press F5 to retry.").arg(engineWords(answer.error())));
            if (!answer)
                return Q_EMIT failed(answer.error());
            std::vector<RankedRelayer> rows =
                RelayerModel::ranked(*answer, engine() ? engine()->snapshot().get() : nullptr);
            if (std::exchange(m_asked, chain) == chain)
                m_model->setRows(std::move(rows));
            else
                m_model->resetRows(std::move(rows));
            Q_EMIT loaded();
        });
}

void RelayersPage::setSnapshot(const WorkspaceSnapshot& snapshot)
{
    fillChains(snapshot);
}

/// Keeps the chosen one while it is there.
void RelayersPage::fillChains(const WorkspaceSnapshot& snapshot)
{
    QList<std::pair<QString, QString>> wanted;
    for (const ChainSnapshot& chain : snapshot.chains)
        if (chain.has(Feature::Ibc) && chain.state != ChainState::Deleted)
            wanted.append({ibc::briefText(chain.name, 40), chain.caip2.section(u':', 1)});
    bool same = m_chains->count() == wanted.size() + 1;
    for (int i = 0; same && i < int(wanted.size()); ++i)
        same = m_chains->itemText(i + 1) == wanted[i].first && m_chains->itemData(i + 1).toString() == wanted[i].second;
    if (same)
        return;
    const QString before = m_chains->currentData().toString();
    {
        const QSignalBlocker blocker(m_chains);
        while (m_chains->count() > 1)
            m_chains->removeItem(m_chains->count() - 1);
        for (const auto& [name, id] : wanted)
            m_chains->addItem(name, id);
        m_chains->setCurrentIndex(qMax(0, m_chains->findData(before)));
    }
    if (m_chains->currentData().toString() != before)
        load();
}

}  // namespace signalbox::ui
