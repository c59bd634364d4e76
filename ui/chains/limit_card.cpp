// SPDX-License-Identifier: GPL-3.0-or-later

#include "chains/limit_card.h"

#include <QPainter>
#include <QPushButton>

#include "models/chain_words.h"
#include "signalbox/literals.h"
#include "theme/sign.h"
#include "theme/theme.h"
#include "widgets/button.h"
#include "widgets/format.h"
#include "widgets/state_chip.h"

namespace signalbox::ui {

namespace {

struct Share {
    StallCause cause;
    double part;
};

std::vector<Share> sharesOf(const TimeAccount& account)
{
    std::vector<Share> shares{{StallCause::Provider, account.provider},
                              {StallCause::RateLimit, account.rateLimit},
                              {StallCause::Database, account.database},
                              {StallCause::Decode, account.decode},
                              {StallCause::Idle, account.idle}};
    std::erase_if(shares, [](const Share& share) { return share.part < 0.0005; });
    return shares;
}

QColor colorOf(StallCause cause)
{
    const Theme& theme = Theme::current();
    switch (cause) {
        case StallCause::Provider:
            return theme.warn.ink;
        case StallCause::RateLimit:
            return theme.coverageGap;
        case StallCause::Database:
            return theme.coverageDone;
        case StallCause::Decode:
            return theme.seriesColor(8);
        case StallCause::Idle:
        case StallCause::None:
            break;
    }
    return theme.track;
}

QString shareText(const Share& share)
{
    return TimeBar::tr("%1 %2 %", "cause, percent").arg(stallWord(share.cause)).arg(qRound(share.part * 100));
}

}  // namespace

TimeBar::TimeBar(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void TimeBar::setAccount(const TimeAccount& account)
{
    m_account = account;
    QStringList all;
    for (const Share& share : sharesOf(account))
        all << shareText(share);
    setAccessibleName(tr("Time spent in the last minute: %1").arg(format::list(all)));
    setToolTip(all.join(QLatin1Char('\n')));
    update();
}

void TimeBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::current();
    std::vector<Share> shares = sharesOf(m_account);
    painter.fillRect(QRectF(0, 0, width(), 10), theme.track);
    double x = 0;
    for (const Share& share : shares) {
        const double part = width() * share.part;
        painter.fillRect(QRectF(x, 0, std::max(1.0, part - (x + part < width() - 1 ? 1 : 0)), 10),
                         colorOf(share.cause));
        x += part;
    }
    if (shares.empty())
        return;
    std::stable_sort(shares.begin(), shares.end(), [](const Share& a, const Share& b) { return a.part > b.part; });
    painter.setFont(figureFont(TextRole::Tiny));
    const QFontMetrics size(painter.font());
    // The largest share is emphasized, below its end of the bar: idle time is at the right.
    const Qt::Alignment end = shares.front().cause == StallCause::Idle ? Qt::AlignRight : Qt::AlignLeft;
    const QString first = shareText(shares.front());
    const QRectF line(0, 14, width(), 18);
    painter.setPen(theme.text);
    painter.drawText(line, end | Qt::AlignVCenter, first);
    QStringList others;
    for (size_t i = 1; i < shares.size(); ++i)
        others << shareText(shares[i]);
    painter.setPen(theme.secondary);
    const int room = width() - size.horizontalAdvance(first) - 16;
    painter.drawText(line, (end == Qt::AlignLeft ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter,
                     size.elidedText(others.join(u" · "_s), Qt::ElideRight, room));
}

LimitCard::LimitCard(QWidget* parent)
    : Card(tr("Bottleneck"), parent),
      m_verdict(new StateChip),
      m_sentence(new Text({})),
      m_bar(new TimeBar),
      m_add(makeButton(tr("Add endpoint"), ButtonKind::Normal, u"plus"_s, ControlSize::Card)),
      m_advice(new Text({}, TextRole::Small, Ink::Secondary))
{
    m_verdict->setBare(true);
    head()->addRight(m_verdict);
    m_sentence->setWordWrap(true);
    m_advice->setWordWrap(true);
    auto* box = addPadded();
    box->setSpacing(8);
    box->addWidget(m_sentence);
    box->addWidget(m_bar);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_add);
    row->addWidget(m_advice, 1);
    box->addLayout(row);
    box->addStretch(1);
    connect(m_add, &QPushButton::clicked, this, &LimitCard::addEndpointRequested);
}

void LimitCard::setChain(const ChainSnapshot& chain)
{
    const StallCause verdict = chain.time.verdict;
    const bool bad = verdict == StallCause::Provider || verdict == StallCause::RateLimit ||
                     verdict == StallCause::Database || verdict == StallCause::Decode;
    const QString word = verdict == StallCause::Provider ? tr("provider") : stallWord(verdict);
    const bool works =
        chain.state == ChainState::Ok || chain.state == ChainState::Backfill || chain.state == ChainState::Slow;
    m_verdict->set(works ? (bad ? State::Slow : State::Ok) : stateOf(chain.state),
                   works ? word : stateWord(chain.state));
    m_sentence->setText(limitSentence(chain));
    m_bar->setAccount(chain.time);
    m_bar->setVisible(chain.live);
    const QString advice = works ? adviceSentence(chain.time) : QString();
    m_add->setVisible(works && chain.time.advice == u"ADD_ENDPOINT"_s);
    m_advice->setText(advice);
    m_advice->setVisible(!advice.isEmpty());
}

}  // namespace signalbox::ui
