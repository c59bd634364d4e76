// SPDX-License-Identifier: GPL-3.0-or-later

#include "chains/indexing_card.h"

#include <QLocale>
#include <QVBoxLayout>
#include <climits>

#include "language/engine_words.h"
#include "signalbox/literals.h"
#include "widgets/detail_pane.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

constexpr size_t mostReindexed = 5;

QString milliseconds(double value)
{
    return IndexingCard::tr("%1 ms").arg(QLocale().toString(value, 'f', value < 10 ? 2 : 0));
}

QString stateWord(const QString& state)
{
    if (state == u"done"_s)
        return IndexingCard::tr("done");
    if (state == u"failed"_s)
        return IndexingCard::tr("failed");
    if (state == u"cancelled"_s)
        return IndexingCard::tr("canceled");
    if (state == u"running"_s)
        return IndexingCard::tr("running");
    return IndexingCard::tr("queued");
}

}  // namespace

QString stepWord(const QString& step)
{
    if (step == u"fetch_block_ms"_s)
        return IndexingCard::tr("Reading block");
    if (step == u"fetch_state_ms"_s)
        return IndexingCard::tr("Reading state");
    if (step == u"data_indexing"_s)
        return IndexingCard::tr("Building rows");
    return step;
}

IndexingCard::IndexingCard(QWidget* parent)
    : Card(tr("Time per block"), parent),
      m_rows(new QVBoxLayout),
      m_words(new Text({}, TextRole::Small, Ink::Secondary))
{
    m_words->setWordWrap(true);
    m_words->setContentsMargins(12, 4, 12, 0);  // the rows have their own margins
    auto* box = new QVBoxLayout;
    box->setContentsMargins(0, 4, 0, 12);
    box->setSpacing(0);
    body()->addLayout(box, 1);
    m_rows->setSpacing(0);
    box->addLayout(m_rows);
    box->addWidget(m_words);
    box->addStretch(1);
}

void IndexingCard::setReport(const IndexingReport& report)
{
    std::vector<std::pair<QString, QString>> rows;
    for (const auto& step : report.steps)
        rows.emplace_back(stepWord(step.name), milliseconds(step.milliseconds));
    if (report.blocks > 0)
        rows.emplace_back(tr("Whole block"), milliseconds(report.milliseconds));
    for (size_t i = 0; i < std::min(report.reindexed.size(), mostReindexed); ++i) {
        const auto& each = report.reindexed[i];
        const QString range = each.lo == each.hi ? format::number(each.lo)
                                                 : tr("%1 to %2").arg(format::number(each.lo), format::number(each.hi));
        rows.emplace_back(tr("Reindex of %1").arg(range),
                          tr("%1, %2").arg(stateWord(each.state), format::ago(each.updatedAt)));
    }
    renew(rows);
    QStringList words{report.blocks == 0
                          ? tr("No blocks indexed yet.")
                          : tr("Average of the newest %1 blocks.", nullptr, format::plural(report.blocks))
                                .arg(format::number(report.blocks))};
    if (!report.reindexed.empty() && !report.reindexed.front().error.isEmpty())
        words << tr("The newest reindex failed: %1").arg(format::safe(report.reindexed.front().error));
    m_words->setText(joinSentences(words));
}

void IndexingCard::setFailure(const QString& sentence)
{
    renew({});
    m_words->setText(sentence);
}

void IndexingCard::clear()
{
    renew({});
    m_words->setText({});
}

void IndexingCard::renew(const std::vector<std::pair<QString, QString>>& rows)
{
    if (rows == m_shown)
        return;
    m_shown = rows;
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const auto& [label, value] : rows) {
        auto* row = new DetailRow(label);
        row->setCopyable(false);
        row->setValue(value);
        m_rows->addWidget(row);
    }
}

}  // namespace signalbox::ui
