// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/check_line.h"

#include <QPainter>
#include <QVBoxLayout>

#include "widgets/text.h"

namespace signalbox::ui {

namespace {
Ink inkOf(State state)
{
    switch (state) {
        case State::Ok:
        case State::True:
            return Ink::Ok;
        case State::Slow:
            return Ink::Warn;
        case State::Error:
        case State::Refused:
            return Ink::Error;
        case State::Backfill:
        case State::Starting:
        case State::Info:
            return Ink::Info;
        case State::None:
        case State::Paused:
        case State::False:
            return Ink::Secondary;
    }
    return Ink::Secondary;
}
}  // namespace

CheckLine::CheckLine(QWidget* parent)
    : QWidget(parent), m_line(new Text({})), m_below(new Text({}, TextRole::Small, Ink::Secondary))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 0, 0, 0);
    column->setSpacing(3);
    column->addStretch(1);
    column->addWidget(m_line);
    column->addWidget(m_below);
    column->addStretch(1);
    m_line->setWordWrap(true);
    m_below->setWordWrap(true);
    m_below->hide();
}

void CheckLine::clear(const QString& hint)
{
    set(State::None, hint);
}

void CheckLine::set(State state, const QString& line, const QString& below)
{
    m_state = state;
    m_line->setRole(state == State::Error || (state == State::Slow && !below.isEmpty()) ? TextRole::SmallStrong
                                                                                        : TextRole::Small);
    m_line->setInk(inkOf(state));
    m_line->setText(line);
    m_below->setInk(state == State::Error || state == State::Slow ? Ink::Text : Ink::Secondary);
    m_below->setText(below);
    m_below->setVisible(!below.isEmpty());
    static_cast<QVBoxLayout*>(layout())->setContentsMargins(state == State::None ? 0 : 16, 0, 0, 0);
    setAccessibleName(below.isEmpty() ? line : line + QLatin1Char(' ') + below);
    update();
}

void CheckLine::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    const QFontMetrics metrics(m_line->font());
    paintSign(p, QRectF(0, m_line->y() + (metrics.height() - 10) / 2.0, 10, 10), m_state);
}

}  // namespace signalbox::ui
