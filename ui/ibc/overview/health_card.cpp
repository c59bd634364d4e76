// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/overview/health_card.h"

#include <QGridLayout>

#include "ibc/model/ibc_words.h"
#include "signalbox/literals.h"
#include "tables/job_row.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

constexpr double mostSuccess = 50, mostNotStuck = 30, mostChannels = 20;

/// Weighted by packets; none without packets.
std::optional<double> weighted(const std::vector<IbcChain>& chains, double IbcChain::*part)
{
    double sum = 0;
    qint64 packets = 0;
    for (const IbcChain& chain : chains)
        if (chain.health) {
            sum += chain.*part * double(chain.total);
            packets += chain.total;
        }
    return packets > 0 ? std::optional(sum / double(packets)) : std::nullopt;
}

const IbcChain* lowest(const std::vector<IbcChain>& chains)
{
    const IbcChain* worst = nullptr;
    for (const IbcChain& chain : chains)
        if (chain.health && (!worst || *chain.health < *worst->health))
            worst = &chain;
    return worst;
}

}  // namespace

HealthCard::HealthCard(QWidget* parent)
    : Card(parent),
      m_title(new Text(tr("Health, weighted by packets"), TextRole::Small, Ink::Secondary)),
      m_figure(new Text(format::none(), TextRole::Figure)),
      m_unit(new Text(tr("of 100", "score"), TextRole::FigureUnit, Ink::Secondary)),
      m_change(new Text({}, TextRole::Small, Ink::Secondary))
{
    setFixedHeight(80);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(11, 6, 11, 6);
    row->setSpacing(14);
    body()->addLayout(row);
    auto* left = new QVBoxLayout;
    left->setSpacing(0);
    left->addWidget(m_title);
    auto* figure = new QHBoxLayout;
    figure->setSpacing(4);
    m_figure->setFigures(true);
    figure->addWidget(m_figure);
    figure->addWidget(m_unit, 0, Qt::AlignBottom);
    figure->addStretch(1);
    left->addLayout(figure);
    m_change->setElide(Qt::ElideRight);
    left->addWidget(m_change);
    row->addLayout(left, 1);
    auto* line = new QFrame;
    line->setFixedWidth(1);
    line->setAutoFillBackground(true);
    line->setBackgroundRole(QPalette::Midlight);
    row->addWidget(line);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(0);
    grid->setColumnStretch(1, 1);
    row->addLayout(grid, 2);
    m_success = addPart(grid, 0, tr("success"));
    m_notStuck = addPart(grid, 1, tr("not stuck"));
    m_channels = addPart(grid, 2, tr("channels"));
    setOverview({});
}

HealthCard::Part HealthCard::addPart(QGridLayout* grid, int row, const QString& name)
{
    const Part part{new ProgressLine, new Text({}, TextRole::Small), new Text({}, TextRole::Small, Ink::Secondary)};
    part.bar->setMinimumWidth(36);
    part.bar->setMaximumWidth(90);
    part.bar->setAccessibleName(tr("Part of the health: %1").arg(name));
    part.value->setFigures(true);
    part.value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    part.note->setElide(Qt::ElideRight);
    grid->addWidget(new Text(name, TextRole::Small, Ink::Secondary), row, 0);
    grid->addWidget(part.bar, row, 1);
    grid->addWidget(part.value, row, 2);
    grid->addWidget(part.note, row, 3);
    return part;
}

void HealthCard::set(const Part& part, std::optional<double> value, double most, const QString& note)
{
    part.bar->setShare(value ? *value / most : 0);
    part.value->setText(value ? tr("%1 of %2", "points").arg(format::number(*value, 1)).arg(int(most)) : tr("no data"));
    part.note->setText(note);
}

void HealthCard::setOverview(const IbcOverview& overview)
{
    m_figure->setText(ibc::scoreText(overview.health));
    m_unit->setVisible(overview.health.has_value());
    const IbcChain* worst = lowest(overview.chains);
    m_change->setText(worst ? tr("lowest %1 %2", "chain, score")
                                  .arg(ibc::briefText(worst->name.isEmpty() ? worst->chainId : worst->name, 40),
                                       format::number(*worst->health, 1))
                            : tr("no packets in this period"));
    set(m_success, weighted(overview.chains, &IbcChain::success), mostSuccess,
        tr("%1 failed", "number of packets").arg(format::number(overview.failed)));
    set(m_notStuck, weighted(overview.chains, &IbcChain::notStuck), mostNotStuck,
        tr("%1 stuck", "number of packets").arg(format::number(overview.stuck)));
    set(m_channels, weighted(overview.chains, &IbcChain::breadth), mostChannels, tr("full at 10 per chain"));
    setAccessibleName(
        tr("Health %1: success %2, not stuck %3, channels %4", "score; parts")
            .arg(m_figure->text(), m_success.value->text(), m_notStuck.value->text(), m_channels.value->text()));
}

void HealthCard::setSmall(bool small)
{
    m_title->setText(small ? tr("Health", "of all chains") : tr("Health, weighted by packets"));
    for (const Part& part : {m_success, m_notStuck, m_channels})
        part.note->setVisible(!small);
}

}  // namespace signalbox::ui
