// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/effects/text_frame.h"

#include <QEvent>
#include <QPainter>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include "theme/style_paint.h"

namespace signalbox::ui {

TextFrame::TextFrame(QPlainTextEdit* text, bool raised, QWidget* parent)
    : QWidget(parent), m_text(text), m_raised(raised)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 5, 4, 5);
    column->addWidget(text);
    text->installEventFilter(this);
}

void TextFrame::setRefused(bool refused)
{
    if (std::exchange(m_refused, refused) != refused)
        update();
}

void TextFrame::paintEvent(QPaintEvent*)
{
    const Theme& t = Theme::current();
    QPainter p(this);
    const bool focus = m_text->hasFocus();
    const QColor edge = focus ? t.accent : m_refused ? t.error.ink : m_raised ? t.border : t.control;
    paint::panel(p, rect(), 6, m_raised ? t.raised : t.surface, edge, focus || m_refused ? 2 : 1);
}

bool TextFrame::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    return QWidget::eventFilter(watched, event);
}

}  // namespace signalbox::ui
