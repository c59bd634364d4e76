// SPDX-License-Identifier: GPL-3.0-or-later

#include "firstrun/error_box.h"

#include <QPainter>
#include <QVBoxLayout>

#include "theme/sign.h"
#include "theme/theme.h"
#include "widgets/text.h"

namespace signalbox::ui {

ErrorBox::ErrorBox(QWidget* parent) : QFrame(parent), m_text(new Text({}))
{
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(32, 10, 12, 10);
    layout->addWidget(m_text);
}

void ErrorBox::setText(const QString& sentences)
{
    m_text->setText(sentences);
    setAccessibleName(sentences);
}

void ErrorBox::paintEvent(QPaintEvent*)
{
    const Tone& tone = Theme::current().error;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(tone.line);
    painter.setBrush(tone.tint);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
    paintSign(painter, QRectF(12, 14, 10, 10), State::Error);
}

}  // namespace signalbox::ui
