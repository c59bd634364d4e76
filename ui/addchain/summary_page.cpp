// SPDX-License-Identifier: GPL-3.0-or-later

#include "addchain/summary_page.h"

#include <QGridLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include "addchain/start_words.h"
#include "addchain/url_mask.h"
#include "language/engine_words.h"
#include "signalbox/literals.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/check_line.h"
#include "widgets/format.h"
#include "widgets/text.h"

namespace signalbox::ui {

SummaryPage::SummaryPage(WizardContext& context, QWidget* parent)
    : WizardPage(context, parent), m_lines(new QVBoxLayout), m_result(new CheckLine)
{
    auto* card = new Card;
    card->body()->addLayout(m_lines);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 12, 0, 8);
    layout->setSpacing(12);
    layout->addWidget(card);
    layout->addWidget(m_result);
    m_useFile = makeButton(tr("Use an encrypted file…"), ButtonKind::Normal, u"lock"_s, ControlSize::Card);
    layout->addWidget(m_useFile, 0, Qt::AlignLeft);
    layout->addStretch(1);
    m_result->hide();
    m_useFile->hide();
    connect(m_useFile, &QPushButton::clicked, this, &SummaryPage::moveKeysRequested);
}

QString SummaryPage::question() const
{
    return tr("Start indexing %1?").arg(m_context.plan.name.trimmed());
}

QString SummaryPage::explanation() const
{
    return tr("The chain's page opens immediately and shows the progress. All settings can be changed there.");
}

QString SummaryPage::footNote() const
{
    return m_busy ? m_words : QString();
}

QString SummaryPage::nextText() const
{
    return tr("Start");
}

bool SummaryPage::isComplete() const
{
    const ChainPlan& plan = m_context.plan;
    return !m_busy && !plan.endpoints.empty() && plan.start && plan.indexesSomething();
}

void SummaryPage::enter()
{
    while (QLayoutItem* item = m_lines->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    auto* list = new QWidget;
    auto* grid = new QGridLayout(list);
    grid->setContentsMargins(12, 8, 12, 8);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(1, 1);
    for (const auto& [label, value] : lines()) {
        const int row = grid->rowCount();
        auto* name = new Text(label, TextRole::Base, Ink::Secondary);
        auto* words = new Text(value);
        words->setWordWrap(true);
        words->setAccessibleName(QString(label + u": "_s + value));
        grid->addWidget(name, row, 0, Qt::AlignTop);
        grid->addWidget(words, row, 1);
    }
    m_lines->addWidget(list);
    m_busy = false;
    m_useFile->hide();
    m_result->hide();
}

void SummaryPage::setBusy(const QString& words)
{
    m_busy = true;
    m_words = words;
    showBusy();
    m_result->show();
    Q_EMIT changed();
}

void SummaryPage::setKeychainSilent(bool silent)
{
    m_keychainSilent = silent;
    if (m_busy)
        showBusy();
}

void SummaryPage::showBusy()
{
    if (m_keychainSilent)
        m_result->set(State::Starting, m_words,
                      tr("The system keychain has not responded yet. It may be waiting for its password: check for its "
                         "window, or keep the keys in an encrypted file."));
    else
        m_result->setChecking(m_words);
    m_useFile->setVisible(m_keychainSilent && m_hasFile);
}

void SummaryPage::setFailed(const Error& error)
{
    m_busy = false;
    m_useFile->setVisible(m_hasFile && error.code.startsWith(u"KEYCHAIN_"_s));
    m_result->set(State::Error, tr("The chain was not added"), engineWords(error));
    m_result->show();
    Q_EMIT changed();
}

std::vector<std::pair<QString, QString>> SummaryPage::lines() const
{
    const ChainPlan& plan = m_context.plan;
    std::vector<std::pair<QString, QString>> lines;
    lines.emplace_back(tr("Network"), plan.name.trimmed() + u" · "_s + plan.caip2 +
                                          (plan.networkId ? tr(", network %1").arg(*plan.networkId) : QString()));
    QStringList endpoints;
    for (const EndpointDraft& endpoint : plan.endpoints)
        endpoints << maskUrl(endpoint.url).shown;
    lines.emplace_back(tr("Endpoints"), endpoints.join(QLatin1Char('\n')));
    QStringList what;
    if (plan.whole)
        what << (plan.family == u"cosmos"_s ? tr("all IBC packets and channels")
                                            : tr("every block with all its changes"));
    if (plan.registryCount() > 0)
        what << tr("%n ERC-8004 registries", nullptr, plan.registryCount());
    if (plan.transfers == ChainPlan::Transfers::All) {
        what << tr("transfers of all ERC-20 tokens");
    } else if (!plan.whole && plan.tickedTokens() > 0) {
        QStringList symbols;
        for (const ChainPlan::Token& token : plan.tokens)
            if (token.ticked)
                symbols << (token.symbol.isEmpty() ? format::shortAddress(token.address) : token.symbol);
        what << tr("transfers of %1").arg(format::list(symbols));
    }
    lines.emplace_back(tr("Indexed"), format::list(what));
    if (plan.start) {
        lines.emplace_back(tr("From block"), format::number(plan.start->from));
        const Estimate& estimate = plan.start->estimate;
        QStringList price{
            tr("%1 blocks").arg(estimate.blocks > 0 ? format::compact(double(estimate.blocks)) : format::none())};
        price << tr("%1 calls").arg(estimate.calls ? format::compact(*estimate.calls) : format::none());
        price << tr("%1 rows").arg(estimate.rows ? format::compact(*estimate.rows) : format::none());
        price << tr("%1 on disk").arg(estimate.bytes ? format::size(qint64(*estimate.bytes)) : format::none());
        price << tr("time %1").arg(estimate.seconds ? format::estimate(*estimate.seconds) : format::none());
        lines.emplace_back(tr("Cost"), price.join(u" · "_s));
        if (spreadWords(estimate) != format::none())
            lines.emplace_back(tr("Spread"), spreadWords(estimate));
        if (const QString checks = checkCost(plan); !checks.isEmpty())
            lines.emplace_back(tr("Balance checks"), checks);
    }
    if (plan.whole)
        return lines;
    lines.emplace_back(tr("Headers"), plan.headers == u"full"_s     ? tr("every block")
                                      : plan.headers == u"proven"_s ? tr("proven by receipts")
                                                                    : tr("range boundaries only"));
    lines.emplace_back(tr("Confirmations"), format::number(plan.confirmations));
    return lines;
}

}  // namespace signalbox::ui
