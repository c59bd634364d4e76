// SPDX-License-Identifier: GPL-3.0-or-later

#include "events/topic_list.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include "signalbox/literals.h"
#include "theme/fonts.h"
#include "theme/theme.h"

namespace signalbox::ui {

namespace {
constexpr int line = 17;
}

TopicList::TopicList(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void TopicList::setTopics(const QStringList& topics)
{
    m_topics = topics;
    m_marked = -1;
    setAccessibleName(tr("%n topics", nullptr, int(topics.size())));
    setAccessibleDescription(topics.join(u'\n'));
    updateGeometry();
    update();
}

void TopicList::setMarked(int topic)
{
    m_marked = topic;
    update();
}

QSize TopicList::sizeHint() const
{
    return {300, int(m_topics.size()) * line + 6};
}

void TopicList::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.setFont(ui::font(TextRole::MonoHex));
    const QFontMetricsF metrics(painter.font());
    for (int i = 0; i < m_topics.size(); ++i) {
        const QRectF box(0, i * line, width(), line);
        if (i == m_marked)
            painter.fillRect(box, theme.selection);
        painter.setPen(i == m_marked ? theme.secondary : theme.muted);
        painter.drawText(box.adjusted(12, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, QString::number(i));
        painter.setPen(theme.text);
        const QRectF digits = box.adjusted(12 + metrics.horizontalAdvance(u"0  "_s), 0, -12, 0);
        painter.drawText(digits, Qt::AlignVCenter | Qt::AlignLeft,
                         metrics.elidedText(m_topics.at(i), Qt::ElideMiddle, digits.width()));
    }
}

void TopicList::mousePressEvent(QMouseEvent* event)
{
    const int topic = int(event->position().y()) / line;
    if (topic >= 0 && topic < m_topics.size())
        Q_EMIT topicChosen(topic);
}

bool TopicList::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    auto* help = static_cast<QHelpEvent*>(event);
    const int topic = help->pos().y() / line;
    QToolTip::showText(help->globalPos(), m_topics.value(topic), this);
    return true;
}

}  // namespace signalbox::ui
