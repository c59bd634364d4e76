// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/message_bar.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QTextLayout>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "signalbox/literals.h"
#include "theme/fonts.h"
#include "theme/style_paint.h"
#include "widgets/button.h"

namespace signalbox::ui {

namespace {

/// The first part is bold. One line with the rest in the tool tip, or several lines.
class MessageText : public QWidget {
public:
    explicit MessageText(QWidget* parent) : QWidget(parent)
    {
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    }
    void set(const BarMessage& message)
    {
        m_what = message.what;
        m_text = message.text;
        m_whole = message.whole;
        update();
    }
    int wholeHeight() const
    {
        QTextLayout layout;
        return lay(layout);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter p(this);
        p.setPen(Theme::current().text);
        QTextLayout layout;
        if (const int high = m_whole ? lay(layout) : 0; layout.lineCount() > 1) {
            layout.draw(&p, QPointF(0, (height() - high) / 2.0));
            return;
        }
        p.setFont(ui::font(TextRole::Strong));
        const QString bold = p.fontMetrics().elidedText(m_what, Qt::ElideRight, width());
        const int used = p.fontMetrics().horizontalAdvance(bold);
        p.drawText(QRect(0, 0, width(), height()), Qt::AlignVCenter, bold);
        const int x = used + (m_what.isEmpty() ? 0 : p.fontMetrics().horizontalAdvance(QLatin1Char(' ')));
        p.setFont(ui::font(TextRole::Base));
        const QString rest = p.fontMetrics().elidedText(m_text, Qt::ElideRight, qMax(0, width() - x));
        p.drawText(QRect(x, 0, qMax(0, width() - x) + 1, height()), Qt::AlignVCenter, rest);
        const bool whole = bold == m_what && rest == m_text;
        const QString tip = whole ? QString() : (m_what + QLatin1Char(' ') + m_text).trimmed();
        if (toolTip() != tip)
            setToolTip(tip);
    }

private:
    int lay(QTextLayout& layout) const
    {
        layout.setText((m_what + QLatin1Char(' ') + m_text).trimmed());
        layout.setFont(ui::font(TextRole::Base));
        QTextCharFormat strong;
        strong.setFontWeight(QFont::DemiBold);
        layout.setFormats({{0, int(m_what.size()), strong}});
        double y = 0;
        layout.beginLayout();
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(qMax(80, width()));
            line.setPosition({0, y});
            y += line.height();
        }
        layout.endLayout();
        return int(std::ceil(y));
    }

    QString m_what, m_text;
    bool m_whole = false;
};

}  // namespace

MessageBar::MessageBar(QWidget* parent) : QFrame(parent), m_text(new MessageText(this)), m_buttons(new QWidget(this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(31, 0, 6, 0);
    row->setSpacing(8);
    row->addWidget(m_text, 1);
    row->addWidget(m_buttons);
    auto* buttons = new QHBoxLayout(m_buttons);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(8);
    m_text->installEventFilter(this);
    setFixedHeight(38);
}

void MessageBar::set(const BarMessage& message)
{
    m_message = message;
    static_cast<MessageText*>(m_text)->set(message);
    setAccessibleName((message.what + QLatin1Char(' ') + message.text).trimmed());
    QString shape = message.dismissible ? u"x"_s : QString();
    for (const MessageAction& action : message.actions)
        shape += QLatin1Char('|') + action.id + QLatin1Char(':') + action.text;
    if (shape != m_shape) {
        m_shape = shape;
        while (QLayoutItem* item = m_buttons->layout()->takeAt(0)) {
            delete item->widget();
            delete item;
        }
        for (const MessageAction& action : message.actions) {
            QPushButton* button = makeButton(action.text, action.quiet ? ButtonKind::Quiet : ButtonKind::Normal, {},
                                             ControlSize::Card, m_buttons);
            button->setFont(ui::font(TextRole::Small));
            const QString id = action.id;
            connect(button, &QPushButton::clicked, this, [this, id] {
                for (const MessageAction& known : m_message.actions)
                    if (known.id == id && known.run) {
                        const auto run = known.run;
                        run();
                        return;
                    }
            });
            m_buttons->layout()->addWidget(button);
        }
        if (message.dismissible) {
            QToolButton* close = makeIconButton(u"close"_s, tr("Dismiss this message"), ControlSize::Card);
            connect(close, &QToolButton::clicked, this, [this] { Q_EMIT dismissed(m_message.key); });
            m_buttons->layout()->addWidget(close);
        }
    }
    fit();
    update();
}

void MessageBar::fit()
{
    layout()->activate();
    setFixedHeight(m_message.whole ? std::max(38, static_cast<MessageText*>(m_text)->wholeHeight() + 20) : 38);
}

/// The text changes its width with the bar, and with its buttons: those get their font when they are shown.
bool MessageBar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_text && event->type() == QEvent::Resize && m_message.whole)
        fit();
    return QFrame::eventFilter(watched, event);
}

void MessageBar::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    const Tone tone = stateTone(m_message.state);
    paint::panel(p, rect(), 8, tone.tint, tone.line);
    paintSign(p, QRectF(12, (height() - 10) / 2.0, 10, 10), m_message.state);
}

MessageStack::MessageStack(QWidget* parent) : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(16, 12, 16, 0);
    m_layout->setSpacing(8);
    QPushButton* more = makeButton({}, ButtonKind::Quiet, {}, ControlSize::Row, this);
    m_more = more;
    m_layout->addWidget(more, 0, Qt::AlignLeft);
    connect(more, &QPushButton::clicked, this, [this] {
        m_all = !m_all;
        renew();
    });
    setAccessibleName(tr("Messages"));
    hide();
}

void MessageStack::setMessages(const QString& source, std::vector<BarMessage> messages)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (auto it = m_dismissed.begin(); it != m_dismissed.end();) {
        const bool there = std::any_of(messages.begin(), messages.end(),
                                       [&](const BarMessage& message) { return message.key == it.key(); });
        if (there)
            it.value() = now;
        const bool forgotten =
            it.key().startsWith(source + QLatin1Char('/')) && it.value().secsTo(now) > rememberedSeconds;
        it = forgotten ? m_dismissed.erase(it) : std::next(it);
    }
    for (auto& [name, list] : m_sources)
        if (name == source) {
            list = std::move(messages);
            renew();
            return;
        }
    m_sources.emplace_back(source, std::move(messages));
    renew();
}

void MessageStack::post(const BarMessage& message)
{
    m_dismissed.remove(message.key);
    for (auto& [name, list] : m_sources)
        if (name.isEmpty()) {
            std::erase_if(list, [&](const BarMessage& m) { return m.key == message.key; });
            list.push_back(message);
            renew();
            return;
        }
    m_sources.emplace_back(QString(), std::vector<BarMessage>{message});
    renew();
}

void MessageStack::offer(const BarMessage& message)
{
    if (!isDismissed(message.key))
        post(message);
}

void MessageStack::remove(const QString& key)
{
    for (auto& [name, list] : m_sources)
        std::erase_if(list, [&](const BarMessage& m) { return m.key == key; });
    renew();
}

int MessageStack::count() const
{
    int all = 0;
    for (const auto& [name, list] : m_sources)
        for (const BarMessage& message : list)
            all += isDismissed(message.key) ? 0 : 1;
    return all;
}

void MessageStack::dismiss(const QString& key)
{
    m_dismissed.insert(key, QDateTime::currentDateTimeUtc());
    for (auto& [name, list] : m_sources)
        if (name.isEmpty())
            std::erase_if(list, [&](const BarMessage& m) { return m.key == key; });
    renew();
}

void MessageStack::renew()
{
    std::vector<const BarMessage*> shown;
    for (const auto& [name, list] : m_sources)
        for (const BarMessage& message : list)
            if (!isDismissed(message.key))
                shown.push_back(&message);
    std::stable_sort(shown.begin(), shown.end(), [](const BarMessage* a, const BarMessage* b) {
        const auto rank = [](State state) { return state == State::Error ? 2 : state == State::Slow ? 1 : 0; };
        return rank(a->state) > rank(b->state);
    });
    const auto brief = std::find_if(shown.begin(), shown.end(), [](const BarMessage* each) { return each->brief; });
    if (brief != shown.end() && brief - shown.begin() > 2)
        std::rotate(shown.begin() + 2, brief, brief + 1);
    const size_t limit = m_all ? shown.size() : std::min<size_t>(3, shown.size());
    while (m_bars.size() > limit) {
        m_bars.back()->deleteLater();
        m_bars.back()->hide();
        m_bars.pop_back();
    }
    while (m_bars.size() < limit) {
        auto* bar = new MessageBar(this);
        connect(bar, &MessageBar::dismissed, this, &MessageStack::dismiss);
        m_layout->insertWidget(int(m_bars.size()), bar);
        m_bars.push_back(bar);
    }
    for (size_t i = 0; i < limit; ++i)
        m_bars[i]->set(*shown[i]);
    auto* more = static_cast<QPushButton*>(m_more);
    more->setVisible(shown.size() > 3);
    more->setText(m_all ? tr("Show fewer") : tr("%n more", nullptr, int(shown.size()) - 3));
    more->setAccessibleName(more->text());
    setVisible(!shown.empty());
}

}  // namespace signalbox::ui
