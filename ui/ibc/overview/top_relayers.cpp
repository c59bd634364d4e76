// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/overview/top_relayers.h"

#include <QPushButton>
#include <algorithm>

#include "desk/desk.h"
#include "ibc/model/relayer_model.h"
#include "ibc/relayers/relayer_cell.h"
#include "language/engine_words.h"
#include "signalbox/literals.h"
#include "tables/column_fit.h"
#include "theme/theme.h"
#include "widgets/button.h"
#include "widgets/format.h"

namespace signalbox::ui {

TopRelayers::TopRelayers(Desk* desk, QWidget* parent)
    : DataTable(desk, u"ibc-top-relayers"_s, tr("Relayers"), parent),
      m_model(new RelayerModel(true, this)),
      m_all(makeButton(tr("All"), ButtonKind::Quiet, {}, ControlSize::Card))
{
    setModel(m_model);
    head()->setNote(tr("first to relay a packet wins it"));
    head()->addRight(m_all);
    m_all->setAccessibleName(tr("Show all relayers"));
    setLoading(true);
    new ColumnFit(view());
    delete view()->itemDelegateForColumn(int(RelayerModel::Column::Relayer));
    view()->setItemDelegateForColumn(int(RelayerModel::Column::Relayer), new RelayerCell(view()));
    if (!desk->value(u"table/ibc-top-relayers"_s).isValid())
        view()->sortByColumn(int(RelayerModel::Column::Relays), Qt::DescendingOrder);
    view()->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_all, &QPushButton::clicked, this, &TopRelayers::allWanted);
    connect(this, &DataTable::activated, this, &TopRelayers::allWanted);
}

void TopRelayers::set(const Expected<std::vector<IbcRelayer>>& answer)
{
    setLoading(false);
    setEmpty(answer ? tr("No relays in this period.")
                    : tr("The relayers could not be read. %1").arg(engineWords(answer.error())));
    if (!answer)
        return;
    m_ranked = RelayerModel::ranked(*answer, nullptr);
    const auto count = qint64(m_ranked.size());
    renew();
    m_all->setVisible(count > 0);
    m_all->setText(tr("All %1", "number of relayers").arg(format::number(count)));
    m_all->setAccessibleName(tr("Show all %n relayers", nullptr, format::plural(count)));
}

void TopRelayers::setRows(int rows)
{
    m_rows = rows;
    setFixedHeight(2 + 36 + 28 + rows * ThemeManager::instance().rowHeight());
    renew();
}

void TopRelayers::renew()
{
    const auto isOurs = [](const RankedRelayer& row) { return row.relayer.ours; };
    std::vector<RankedRelayer> rows(m_ranked.begin(),
                                    m_ranked.begin() + qMin<qsizetype>(m_rows, qsizetype(m_ranked.size())));
    const auto ours = std::find_if(m_ranked.begin(), m_ranked.end(), isOurs);
    if (!rows.empty() && ours != m_ranked.end() && std::none_of(rows.begin(), rows.end(), isOurs))
        rows.back() = *ours;
    m_model->setRows(std::move(rows));
}

}  // namespace signalbox::ui
