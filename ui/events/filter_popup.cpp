// SPDX-License-Identifier: GPL-3.0-or-later

#include "events/filter_popup.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "models/event_amount.h"
#include "signalbox/literals.h"
#include "theme/theme.h"
#include "widgets/button.h"
#include "widgets/format.h"
#include "widgets/shown_time.h"
#include "widgets/text.h"

namespace signalbox::ui {

namespace {
constexpr int between = -1;
}

FilterPopup::FilterPopup(QWidget* parent) : QFrame(parent, Qt::Popup)
{
    setAttribute(Qt::WA_TranslucentBackground);
    setAccessibleName(tr("Add filter"));
    setFixedWidth(360);
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(12, 12, 12, 12);
    box->setSpacing(8);
    m_field = new QComboBox;
    m_field->setAccessibleName(tr("Field"));
    m_field->setMaxVisibleItems(12);
    box->addWidget(m_field);

    m_editors = new QStackedWidget;
    m_line = new QLineEdit;
    m_line->setAccessibleName(tr("Value"));
    m_choice = new QComboBox;
    m_choice->setAccessibleName(tr("Value"));
    m_token = new QComboBox;
    m_token->setEditable(true);
    m_token->setInsertPolicy(QComboBox::NoInsert);
    m_token->setAccessibleName(tr("Token contract"));
    m_time = new QWidget;
    auto* times = new QVBoxLayout(m_time);
    times->setContentsMargins(0, 0, 0, 0);
    times->setSpacing(8);
    m_period = new QComboBox;
    m_period->setAccessibleName(tr("Period"));
    for (const int seconds : {3600, 24 * 3600, 7 * 24 * 3600, 30 * 24 * 3600})
        m_period->addItem(tr("last %1").arg(format::shortDuration(seconds)), seconds);
    m_period->addItem(tr("custom range"), between);
    times->addWidget(m_period);
    for (QDateTimeEdit** edit : {&m_from, &m_to}) {
        *edit = new QDateTimeEdit;
        (*edit)->setCalendarPopup(true);
        (*edit)->setDisplayFormat(u"yyyy-MM-dd HH:mm:ss"_s);
        times->addWidget(*edit);
    }
    m_from->setAccessibleName(tr("From, local time"));
    m_to->setAccessibleName(tr("To, local time"));
    m_to->setDateTime(QDateTime::currentDateTime());
    m_from->setDateTime(QDateTime::currentDateTime().addDays(-1));
    for (QWidget* editor :
         {static_cast<QWidget*>(m_line), static_cast<QWidget*>(m_choice), static_cast<QWidget*>(m_token), m_time})
        m_editors->addWidget(editor);
    box->addWidget(m_editors);

    auto* foot = new QHBoxLayout;
    m_say = new Text({}, TextRole::Small, Ink::Secondary);
    m_say->setWordWrap(true);
    m_apply = makeButton(tr("Apply"), ButtonKind::Primary, {}, ControlSize::Card);
    foot->addWidget(m_say, 1);
    foot->addWidget(m_apply, 0, Qt::AlignBottom);
    box->addLayout(foot);

    connect(m_field, &QComboBox::currentIndexChanged, this, &FilterPopup::showEditor);
    connect(m_period, &QComboBox::currentIndexChanged, this, &FilterPopup::showPeriod);
    connect(m_line, &QLineEdit::textEdited, this, [this] { say({}); });
    connect(m_apply, &QPushButton::clicked, this, &FilterPopup::apply);
}

void FilterPopup::openFor(const EventFilter& filter, std::optional<EventField> wanted, const std::vector<Token>& tokens,
                          QWidget* below)
{
    m_filter = filter;
    m_tokens = tokens;
    const QSignalBlocker quiet(m_field);
    m_field->clear();
    for (const EventField each : EventFilter::fields(filter.kind))
        m_field->addItem(EventFilter::title(each), int(each));
    // Addresses are the most common; a transaction or block typed there selects its own field.
    const int index = m_field->findData(int(wanted.value_or(EventField::Address)));
    m_field->setCurrentIndex(std::max(index, 0));
    showEditor();
    adjustSize();
    move(below->mapToGlobal(QPoint(0, below->height() + 4)));
    show();
    QWidget* editor = m_editors->currentWidget() == m_time ? m_period : m_editors->currentWidget();
    (wanted ? editor : static_cast<QWidget*>(m_field))->setFocus(Qt::PopupFocusReason);
    if (!wanted && m_editors->currentWidget() == m_line)
        m_line->setFocus(Qt::PopupFocusReason);
}

EventField FilterPopup::field() const
{
    return EventField(m_field->currentData().toInt());
}

void FilterPopup::showEditor()
{
    const EventField now = field();
    const QString value = m_filter.value(now);
    const QStringList choices = EventFilter::choices(now, m_filter.value(EventField::Registry));
    if (now == EventField::Time) {
        const qint64 seconds = m_filter.lastSeconds();
        m_period->setCurrentIndex(std::max(0, m_period->findData(seconds > 0         ? int(seconds)
                                                                 : m_filter.has(now) ? between
                                                                                     : 24 * 3600)));
        for (QDateTimeEdit* edit : {m_from, m_to})
            edit->setTimeSpec(shownSpec());
        const EventQuery query = m_filter.query();
        if (seconds == 0 && query.fromTime.isValid())
            m_from->setDateTime(shownTime(query.fromTime));
        if (seconds == 0 && query.toTime.isValid())
            m_to->setDateTime(shownTime(query.toTime));
        m_editors->setCurrentWidget(m_time);
        showPeriod();
    } else if (!choices.isEmpty()) {
        m_choice->clear();
        m_choice->addItems(choices);
        m_choice->setCurrentIndex(std::max(0, int(choices.indexOf(value))));
        m_editors->setCurrentWidget(m_choice);
    } else if (now == EventField::Contract && !m_tokens.empty()) {
        m_token->clear();
        for (const Token& token : m_tokens)
            m_token->addItem(tr("%1 %2", "symbol and address").arg(format::safe(token.symbol), shortHex(token.address)),
                             token.address);
        const int known = m_token->findData(value, Qt::UserRole, Qt::MatchFixedString);
        m_token->setCurrentIndex(known);
        if (known < 0)
            m_token->setEditText(value);
        m_token->lineEdit()->setPlaceholderText(EventFilter::hint(now));
        m_editors->setCurrentWidget(m_token);
    } else {
        m_line->setText(value);
        m_line->setPlaceholderText(EventFilter::hint(now));
        m_line->selectAll();
        m_editors->setCurrentWidget(m_line);
    }
    for (int i = 0; i < m_editors->count(); ++i)
        m_editors->widget(i)->setSizePolicy(QSizePolicy::Preferred, m_editors->widget(i) == m_editors->currentWidget()
                                                                        ? QSizePolicy::Fixed
                                                                        : QSizePolicy::Ignored);
    say({});
    adjustSize();
}

void FilterPopup::showPeriod()
{
    const bool shown = m_period->currentData().toInt() == between;
    m_from->setVisible(shown);
    m_to->setVisible(shown);
    m_time->adjustSize();
    adjustSize();
}

QString FilterPopup::text() const
{
    const QWidget* editor = m_editors->currentWidget();
    if (editor == m_choice)
        return m_choice->currentText();
    if (editor == m_token) {
        const int known = m_token->findText(m_token->currentText());
        return known >= 0 ? m_token->itemData(known).toString() : m_token->currentText();
    }
    if (editor == m_time) {
        const int seconds = m_period->currentData().toInt();
        return seconds == between ? EventFilter::timeRange(m_from->dateTime(), m_to->dateTime())
                                  : u"last %1"_s.arg(seconds);
    }
    return m_line->text();
}

void FilterPopup::say(const QString& refusal)
{
    m_say->setText(refusal);
    m_say->setInk(Ink::Error);
    setFieldCheck(m_line, refusal.isEmpty() ? FieldCheck::None : FieldCheck::Refused);
}

void FilterPopup::apply()
{
    const QString value = text();
    EventField target = field();
    auto checked = EventFilter::check(target, value);
    if (!checked.ok()) {
        if (const auto other = EventFilter::guess(value, m_filter.kind)) {
            target = *other;
            checked = EventFilter::check(target, value);
        }
    }
    if (!checked.ok()) {
        say(checked.refusal);
        adjustSize();
        return;
    }
    close();
    Q_EMIT accepted(target, checked.value);
}

void FilterPopup::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        apply();
    else
        QFrame::keyPressEvent(event);
}

void FilterPopup::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.control);
    painter.setBrush(theme.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
}

}  // namespace signalbox::ui
