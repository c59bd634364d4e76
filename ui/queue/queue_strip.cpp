// SPDX-License-Identifier: GPL-3.0-or-later

#include "queue/queue_strip.h"

#include <QPainter>

#include "queue/queue_poll.h"
#include "queue/queue_words.h"
#include "signalbox/literals.h"
#include "theme/icon.h"
#include "theme/style_paint.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {
constexpr int gap = 24;  // px between two facts
}

QueueStrip::QueueStrip(ScreenContext* context, QWidget* parent)
    : QAbstractButton(parent), m_poll(new QueuePoll(context->time, this))
{
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    setProperty("ringRadius", 8);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setToolTip(tr("Opens the queue of this chain's balance updates."));
    connect(m_poll, &QueuePoll::arrived, this, &QueueStrip::set);
    connect(this, &QAbstractButton::clicked, this,
            [this, context] { context->go(u"queue/failed?chain="_s + m_chain); });
    hide();
}

void QueueStrip::setEngine(Engine* engine)
{
    m_poll->setEngine(engine);
    if (!engine || !engine->balanceQueue())
        set({});
}

void QueueStrip::setWatched(bool watched)
{
    m_poll->setWatched(watched);
}

void QueueStrip::setChain(const QString& caip2)
{
    m_chain = caip2;
    set(m_queues);
}

void QueueStrip::set(const std::vector<BalanceQueue>& queues)
{
    m_queues = queues;
    const auto own = std::find_if(m_queues.begin(), m_queues.end(),
                                  [this](const BalanceQueue& queue) { return queue.caip2 == m_chain; });
    setVisible(own != m_queues.end());
    if (own != m_queues.end())
        showQueue(*own);
}

void QueueStrip::showQueue(const BalanceQueue& queue)
{
    m_state = queueSign(queue);
    m_word = queueWord(queue);
    m_facts = {{tr("Pending"), format::number(queue.pending)}};
    m_facts.push_back(
        {tr("Oldest"), queueAge(queue.oldest), hasReason(queue, QueueState::Delayed) ? Ink::Warn : Ink::Text});
    m_facts.push_back({tr("Failed"), format::number(queue.failed), queue.failed > 0 ? Ink::Error : Ink::Text});
    if (queue.retrying > 0)
        m_facts.push_back({tr("Retrying"), format::number(queue.retrying), Ink::Warn});
    m_facts.push_back({tr("Done/s"), format::rate(queue.donePerSecond)});
    if (queue.p95)
        m_facts.push_back({tr("p95"), format::milliseconds(*queue.p95)});
    QStringList words{tr("Balance queue"), m_word};
    for (const Fact& fact : m_facts)
        words << fact.label + QLatin1Char(' ') + fact.figure;
    setAccessibleName(format::list(words));
    update();
}

void QueueStrip::paintEvent(QPaintEvent*)
{
    const Theme& t = Theme::current();
    QPainter p(this);
    paint::panel(p, rect(), 8, isDown() ? t.pressed : underMouse() ? t.hover : t.surface, t.border);
    const int end = width() - 12 - 16;
    paintIcon(p, QRectF(end, height() / 2.0 - 8, 16, 16), u"chevron-right"_s, t.secondary);
    int x = 12;
    const auto draw = [&](const QString& text, const QFont& font, const QColor& color) {
        p.setFont(font);
        p.setPen(color);
        p.drawText(QRect(x, 0, end - x, height()), Qt::AlignVCenter | Qt::TextSingleLine, text);
        x += p.fontMetrics().horizontalAdvance(text);
    };
    draw(tr("Balance queue"), ui::font(TextRole::Strong), t.text);
    x += gap;
    paintSign(p, QRectF(x, height() / 2.0 - 5, 10, 10), m_state);
    x += 16;
    draw(m_word, ui::font(TextRole::Base), stateColor(m_state));
    for (const Fact& fact : m_facts) {
        const QFont base = ui::font(TextRole::Base), figure = figureFont();
        const int wide =
            QFontMetrics(base).horizontalAdvance(fact.label) + 6 + QFontMetrics(figure).horizontalAdvance(fact.figure);
        if (x + gap + wide > end - 12)
            break;
        x += gap;
        draw(fact.label, base, t.secondary);
        x += 6;
        draw(fact.figure, figure, inkColor(fact.ink));
    }
}

}  // namespace signalbox::ui
