// SPDX-License-Identifier: GPL-3.0-or-later

#include "addchain/endpoint_row.h"

#include <QApplication>
#include <QClipboard>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QRegularExpression>

#include "addchain/endpoint_options.h"
#include "signalbox/literals.h"
#include "theme/theme.h"
#include "widgets/button.h"
#include "widgets/check_line.h"
#include "widgets/text.h"

namespace signalbox::ui {

EndpointRow::EndpointRow(int id, QWidget* parent)
    : QFrame(parent),
      m_id(id),
      m_grip(new DragGrip),
      m_number(new Text({}, TextRole::Base, Ink::Secondary)),
      m_field(new QLineEdit),
      m_more(makeIconButton(u"settings"_s, tr("Options"))),
      m_remove(makeIconButton(u"close"_s, tr("Remove"))),
      m_check(new CheckLine),
      m_retry(makeButton(tr("Retry now"), ButtonKind::Normal, {}, ControlSize::Row)),
      m_offer(makeButton({}, ButtonKind::Normal, u"plus"_s, ControlSize::Row)),
      m_options(new EndpointOptions),
      m_optionsFailure(new Text({}, TextRole::Small, Ink::Error))
{
    m_field->setFont(ui::font(TextRole::Mono));
    m_field->installEventFilter(this);
    m_optionsFailure->setWordWrap(true);
    m_number->setFixedWidth(20);
    m_number->setFigures(true);
    m_more->setCheckable(true);

    auto* verdict = new QVBoxLayout;
    verdict->setSpacing(2);
    verdict->addSpacing(6);
    verdict->addWidget(m_check);
    verdict->addWidget(m_retry, 0, Qt::AlignLeft);
    verdict->addWidget(m_offer, 0, Qt::AlignLeft);
    verdict->addStretch(1);
    auto* options = new QVBoxLayout;
    options->addWidget(m_options);
    options->addWidget(m_optionsFailure);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 12, 0, 12);
    grid->setHorizontalSpacing(6);
    grid->setVerticalSpacing(8);
    grid->addWidget(m_grip, 0, 0, Qt::AlignTop);
    grid->addWidget(m_number, 0, 1, Qt::AlignTop);
    grid->addWidget(m_field, 0, 2, Qt::AlignTop);
    grid->addWidget(m_more, 0, 3, Qt::AlignTop);
    grid->addWidget(m_remove, 0, 4, Qt::AlignTop);
    grid->addLayout(verdict, 0, 5, 2, 1);
    grid->addLayout(options, 1, 2, 1, 3);
    grid->setColumnStretch(2, 26);
    grid->setColumnStretch(5, 18);
    m_number->setFixedHeight(30);
    m_options->hide();
    m_optionsFailure->hide();
    m_retry->hide();
    m_offer->hide();

    connect(m_field, &QLineEdit::textEdited, this, [this](const QString& text) {
        const QString whole = unmaskUrl(text.trimmed(), m_masked);
        m_draft.url = whole;
        Q_EMIT urlEdited(m_id, whole);
    });
    connect(m_remove, &QToolButton::clicked, this, [this] { Q_EMIT removeRequested(m_id); });
    connect(m_retry, &QPushButton::clicked, this, [this] { Q_EMIT retryRequested(m_id); });
    connect(m_offer, &QPushButton::clicked, this, [this] { Q_EMIT offerTaken(m_verdict.offer); });
    connect(m_more, &QToolButton::toggled, m_options, &QWidget::setVisible);
    connect(m_options, &EndpointOptions::edited, this, &EndpointRow::applyOptions);
}

void EndpointRow::setNumber(int number)
{
    m_number->setText(QString::number(number));
    m_field->setAccessibleName(tr("URL of endpoint %1").arg(number));
    m_grip->setAccessibleName(tr("Position of endpoint %1").arg(number));
    m_more->setAccessibleName(tr("Options of endpoint %1").arg(number));
    m_remove->setAccessibleName(tr("Remove endpoint %1").arg(number));
    m_retry->setAccessibleName(tr("Retry endpoint %1 now").arg(number));
}

void EndpointRow::setHint(const QString& placeholder)
{
    m_field->setPlaceholderText(placeholder);
}

void EndpointRow::setDraft(const EndpointDraft& draft)
{
    const bool url = draft.url != m_draft.url;
    m_draft = draft;
    if (url || m_field->text().isEmpty())
        showUrl(m_field->hasFocus());
    if (!m_options->isVisible())
        m_options->setDraft(draft);
}

void EndpointRow::showUrl(bool editing)
{
    if (editing && m_masked.secret.isEmpty())
        return;  // a text that is being edited is not replaced
    m_masked = maskUrl(m_draft.url);
    m_field->setText(m_masked.shown);
    m_field->setCursorPosition(0);
}

void EndpointRow::setVerdict(const EndpointVerdict& verdict)
{
    if (verdict == m_verdict)
        return;
    m_verdict = verdict;
    if (verdict.sign == State::None)
        m_check->clear();
    else
        m_check->set(verdict.sign, verdict.head, verdict.detail);
    m_retry->setVisible(verdict.canRetry);
    m_offer->setText(verdict.offerText);
    m_offer->setAccessibleName(verdict.offerText);
    m_offer->setVisible(!verdict.offer.isEmpty());
    setFieldCheck(m_field, verdict.check);
    m_field->setAccessibleDescription(verdict.head + QLatin1Char(' ') + verdict.detail);
}

void EndpointRow::applyOptions()
{
    const QString failure = m_options->failure();
    m_optionsFailure->setText(failure);
    m_optionsFailure->setVisible(!failure.isEmpty());
    if (!failure.isEmpty())
        return;
    EndpointDraft draft = m_draft;
    m_options->applyTo(draft);
    Q_EMIT draftEdited(m_id, draft);
}

bool EndpointRow::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_field)
        return QFrame::eventFilter(watched, event);
    if (event->type() == QEvent::FocusOut) {
        m_masked = maskUrl(m_draft.url);
        m_field->setText(m_masked.shown);
        m_field->setCursorPosition(0);
    } else if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->matches(QKeySequence::Paste)) {
        static const QRegularExpression blank(u"\\s"_s);
        const QString text = QApplication::clipboard()->text().trimmed();
        if (text.contains(blank)) {
            Q_EMIT severalPasted(text);
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void EndpointRow::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setPen(Theme::current().border);
    painter.drawLine(QPointF(0, height() - 0.5), QPointF(width(), height() - 0.5));
}

}  // namespace signalbox::ui
