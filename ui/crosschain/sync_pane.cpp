// SPDX-License-Identifier: GPL-3.0-or-later

#include "crosschain/sync_pane.h"

#include "crosschain/sync_words.h"
#include "language/engine_words.h"
#include "signalbox/literals.h"
#include "widgets/button.h"
#include "widgets/detail_pane.h"
#include "widgets/format.h"
#include "widgets/state_chip.h"

namespace signalbox::ui {

SyncPane::SyncPane(QWidget* parent)
    : Card(tr("No cell selected"), parent),
      m_chip(new StateChip),
      m_sentence(new Text({})),
      m_details(new QWidget),
      m_fill(makeButton(tr("Reindex…"))),
      m_repair(makeButton(tr("Repair"), ButtonKind::Primary)),
      m_resync(makeButton(tr("Resync…"))),
      m_count(makeIconButton(u"refresh"_s, tr("Count this cell now"), ControlSize::Normal, ButtonKind::Normal)),
      m_more(makeIconButton(u"more"_s, tr("More actions"), ControlSize::Normal, ButtonKind::Quiet))
{
    setFixedWidth(308);
    head()->setLine(true);
    head()->addRight(m_chip);
    auto* column = new QVBoxLayout;
    column->setContentsMargins(0, 10, 0, 12);
    column->setSpacing(8);
    body()->addLayout(column, 1);
    m_sentence->setWordWrap(true);
    m_sentence->setContentsMargins(12, 0, 12, 0);
    column->addWidget(m_sentence);
    auto* list = new QVBoxLayout(m_details);
    list->setContentsMargins(0, 0, 0, 0);
    list->setSpacing(0);
    const QString labels[rows] = {tr("Lag"),
                                  tr("Newest height here"),
                                  tr("Newest height global"),
                                  tr("Rows here"),
                                  tr("Rows global"),
                                  tr("Row difference"),
                                  tr("Distinct keys here"),
                                  tr("Keys that differ"),
                                  tr("Missing heights"),
                                  tr("Last synced"),
                                  tr("Counted")};
    for (int i = 0; i < rows; ++i) {
        m_rows[i] = new DetailRow(labels[i]);
        m_rows[i]->setCopyable(false);
        m_rows[i]->setFixedHeight(23);
        list->addWidget(m_rows[i]);
    }
    m_rows[Difference]->setToolTip(
        tr("Rows here minus rows global. A difference is normal: a chain table keeps every version of a key, the "
           "global table only the newest."));
    column->addWidget(m_details);
    column->addStretch(1);
    auto* filling = new QHBoxLayout;
    filling->setContentsMargins(12, 0, 12, 0);
    filling->addWidget(m_fill);
    filling->addStretch(1);
    column->addLayout(filling);
    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(12, 0, 12, 0);
    buttons->setSpacing(8);
    buttons->addWidget(m_repair);
    buttons->addWidget(m_resync);
    buttons->addWidget(m_count);
    buttons->addWidget(m_more);
    buttons->addStretch(1);
    column->addLayout(buttons);
    connect(m_fill, &QPushButton::clicked, this, [this] { Q_EMIT fillWanted(m_unfilled); });
    connect(m_repair, &QPushButton::clicked, this, &SyncPane::repairWanted);
    connect(m_resync, &QPushButton::clicked, this, &SyncPane::resyncWanted);
    connect(m_count, &QToolButton::clicked, this, &SyncPane::countWanted);
    connect(m_more, &QToolButton::clicked, this,
            [this] { Q_EMIT moreWanted(m_more->mapToGlobal(QPoint(0, m_more->height()))); });
    showNothing();
}

void SyncPane::put(Row row, const QString& text, Ink ink)
{
    m_rows[row]->setValue(text, {}, TextRole::Base, ink);
}

void SyncPane::showNothing()
{
    head()->setTitle(tr("No cell selected"));
    m_chip->hide();
    m_sentence->setText(tr("Select a cell to see its figures, or a table or chain name to select all of its cells."));
    m_details->hide();
    for (QWidget* button :
         {static_cast<QWidget*>(m_fill), static_cast<QWidget*>(m_repair), static_cast<QWidget*>(m_resync),
          static_cast<QWidget*>(m_count), static_cast<QWidget*>(m_more)})
        button->hide();
}

void SyncPane::showMany(int cells, int wrong)
{
    head()->setTitle(tr("%n cells", nullptr, cells));
    m_chip->hide();
    m_details->hide();
    m_fill->hide();
    m_sentence->setText(wrong > 0 ? tr("%n of them have errors.", nullptr, wrong) : tr("None of them has errors."));
    m_repair->setVisible(wrong > 0);
    m_resync->setAccessibleName(tr("Resync selection…"));
    m_resync->show();
    m_count->hide();
    m_more->show();
}

void SyncPane::setCounting(bool counting)
{
    m_count->setEnabled(!counting);
}

void SyncPane::putCounts(const SyncCell& cell)
{
    if (!cell.isMeasured()) {
        for (const Row row : {RowsHere, RowsGlobal, Difference, Keys, Missing, Heights, Synced})
            put(row, format::none(), Ink::Muted);
        put(Counted, tr("not yet"), Ink::Secondary);
        return;
    }
    put(RowsHere, format::number(cell.rowsHere));
    put(RowsGlobal, format::number(cell.rowsGlobal));
    put(Difference, format::number(cell.rowDifference()), Ink::Secondary);
    put(Keys, format::number(cell.keys));
    put(Missing, format::number(cell.wrong()), cell.wrong() > 0 ? Ink::Error : Ink::Text);
    m_rows[Missing]->setToolTip(
        tr("missing %1, different %2, only in the global table %3")
            .arg(format::number(cell.missing), format::number(cell.stale), format::number(cell.surplus)));
    put(Heights, format::number(cell.heightsMissing), cell.heightsMissing > 0 ? Ink::Error : Ink::Text);
    put(Synced, cell.lastGlobal.isValid() ? format::time(cell.lastGlobal) : format::none());
    put(Counted, format::ago(cell.measuredAt), Ink::Secondary);
}

void SyncPane::showCell(const SyncCell& cell, const SyncChain& chain, const SyncAlert* unfilled)
{
    const QString name = format::safe(chain.name);
    head()->setTitle(tr("%1, %2", "table, chain").arg(cell.entity, name));
    m_chip->set(syncSign(cell.state), syncWord(cell.state));
    m_chip->show();
    m_sentence->setText(syncSentence(cell, name));
    m_fill->setVisible(unfilled);
    if (unfilled) {
        m_unfilled = cell.caip2;
        const QString lo = format::number(unfilled->range.lo), hi = format::number(unfilled->range.hi);
        m_sentence->setText(joinSentences(
            {syncSentence(cell, name),
             unfilled->isWhole()
                 ? tr("This table was added to the catalog later: blocks %1 to %2 have not been backfilled.")
                       .arg(lo, hi)
                 : tr("This table was added to the catalog later: blocks %1 to %2 are partly backfilled. Blocks left: "
                      "%3.")
                       .arg(lo, hi, format::number(unfilled->blocks))}));
        m_fill->setAccessibleName(tr("Reindex blocks %1 to %2…").arg(lo, hi));
    }
    m_details->show();
    put(Lag, syncLagText(cell));
    put(Here, cell.newestHere ? format::number(*cell.newestHere) : format::none());
    put(Global, cell.newestGlobal ? format::number(*cell.newestGlobal) : format::none(),
        cell.since.isValid() ? Ink::Error : Ink::Text);
    putCounts(cell);
    m_repair->setVisible(isCurable(cell));
    m_resync->setAccessibleName(tr("Resync table…"));
    m_resync->show();
    m_count->show();
    m_more->show();
}

}  // namespace signalbox::ui
