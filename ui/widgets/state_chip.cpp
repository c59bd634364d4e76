// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/state_chip.h"

#include <QPainter>

#include "theme/fonts.h"
#include "theme/style_paint.h"
#include "widgets/format.h"

namespace signalbox::ui {

StateChip::StateChip(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

StateChip::StateChip(State state, const QString& word, const QString& detail, QWidget* parent) : StateChip(parent)
{
    set(state, word, detail);
}

void StateChip::set(State state, const QString& word, const QString& detail)
{
    if (m_state == state && m_word == word && m_detail == detail)
        return;
    m_state = state;
    m_word = word;
    m_detail = detail;
    setAccessibleName(detail.isEmpty() ? word : word + QLatin1Char(' ') + detail);
    updateGeometry();
    update();
}

void StateChip::setChain(const ChainSnapshot& chain)
{
    QString detail;
    const QString since = chain.since.isValid() ? format::since(chain.since) : QString();
    switch (chain.state) {
        case ChainState::Backfill:
            detail = since.isEmpty() ? format::share(chain.done)
                                     : tr("%1, %2", "share done, since when").arg(format::share(chain.done), since);
            break;
        case ChainState::Ok:
        case ChainState::Waiting:
        case ChainState::Deleted:
            break;
        case ChainState::Starting:
        case ChainState::Slow:
        case ChainState::Error:
        case ChainState::Paused:
        case ChainState::Deleting:
            detail = since;
            break;
    }
    set(stateOf(chain.state), stateWord(chain.state), detail);
}

void StateChip::setBare(bool bare)
{
    m_bare = bare;
    updateGeometry();
    update();
}

QSize StateChip::sizeHint() const
{
    const int pad = m_bare ? 0 : 8;
    const QFontMetrics word(ui::font(m_bare ? TextRole::Base : TextRole::SmallStrong));
    const QFontMetrics rest(ui::font(TextRole::Small));
    int width = pad + 10 + 6 + word.horizontalAdvance(m_word) + (m_bare ? 0 : 9);
    if (!m_detail.isEmpty())
        width += 5 + rest.horizontalAdvance(m_detail);
    return {width + 1, 22};
}

void StateChip::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    const Tone tone = stateTone(m_state);
    const QRect box = rect();
    int x = 0;
    if (!m_bare) {
        paint::panel(p, box, 11, tone.tint, {});
        x = 8;
    }
    paintSign(p, QRectF(x, (box.height() - 10) / 2.0, 10, 10), m_state);
    x += 16;
    p.setFont(ui::font(m_bare ? TextRole::Base : TextRole::SmallStrong));
    p.setPen(tone.ink);
    const int width = p.fontMetrics().horizontalAdvance(m_word);
    p.drawText(QRect(x, 0, width + 1, box.height()), Qt::AlignVCenter | Qt::AlignLeft, m_word);
    if (m_detail.isEmpty())
        return;
    p.setFont(ui::font(TextRole::Small));
    p.setPen(Theme::current().secondary);
    p.drawText(QRect(x + width + 5, 0, box.width(), box.height()), Qt::AlignVCenter | Qt::AlignLeft, m_detail);
}

Badge::Badge(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    hide();
}

void Badge::set(const QString& text, State state)
{
    m_text = text;
    m_state = state;
    setVisible(!text.isEmpty());
    setAccessibleName(text);
    updateGeometry();
    update();
}

int Badge::widthFor(const QString& text)
{
    return qMax(16, QFontMetrics(ui::font(TextRole::TinyStrong)).horizontalAdvance(text) + 10);
}

QSize Badge::sizeHint() const
{
    return {widthFor(m_text), 16};
}

void Badge::paint(QPainter& p, const QRectF& box, const QString& text, State state)
{
    const Tone tone = stateTone(state);
    ui::paint::panel(p, box, 8, tone.tint, {});
    p.setFont(ui::font(TextRole::TinyStrong));
    p.setPen(tone.ink);
    p.drawText(box, Qt::AlignCenter, text);
}

void Badge::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    paint(p, rect(), m_text, m_state);
}

ChainMark::ChainMark(int mark, QWidget* parent) : QWidget(parent), m_mark(mark)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void ChainMark::setMark(int mark)
{
    m_mark = mark;
    update();
}

void ChainMark::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    QRectF box(0, 0, 10, 10);
    box.moveCenter(QRectF(rect()).center());
    paintMark(p, box, m_mark);
}

}  // namespace signalbox::ui
