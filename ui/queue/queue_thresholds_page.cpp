// SPDX-License-Identifier: GPL-3.0-or-later

#include "queue/queue_thresholds_page.h"

#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "language/engine_words.h"
#include "models/answer.h"
#include "signalbox/literals.h"
#include "theme/style.h"
#include "widgets/button.h"
#include "widgets/check_line.h"
#include "widgets/segments.h"
#include "widgets/state_chip.h"
#include "widgets/text.h"

namespace signalbox::ui {

namespace {
const QString ownId = u"own"_s;
}

QueueThresholdsPage::QueueThresholdsPage(QWidget* parent)
    : QueuePage(parent),
      m_presets(new Segments(tr("Presets of thresholds"))),
      m_check(new CheckLine),
      m_revert(makeButton(tr("Revert"), ButtonKind::Quiet, {}, ControlSize::Card)),
      m_save(makeButton(tr("Save"), ButtonKind::Primary, u"check"_s, ControlSize::Card))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(12);
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    m_presets->setItems({{u"default"_s, tr("Default")}, {u"document"_s, tr("Document")}, {ownId, tr("Own values")}});
    row->addWidget(new Text(tr("Values"), TextRole::Base, Ink::Secondary));
    row->addWidget(m_presets);
    row->addWidget(m_check, 1);
    column->addLayout(row);
    column->addLayout(makeFields());
    column->addStretch(1);
    connect(m_presets, &Segments::currentChanged, this, [this](const QString& id) {
        if (queries() && id != ownId)
            return put(queries()->preset(id));
        m_fields.front()->setFocus(Qt::OtherFocusReason);
        renew();
    });
    connect(m_revert, &QPushButton::clicked, this, [this] {
        if (m_seen)
            put(*m_seen);
    });
    connect(m_save, &QPushButton::clicked, this, &QueueThresholdsPage::save);
    renew();
}

QLayout* QueueThresholdsPage::makeFields()
{
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(6);
    int row = 0;
    for (const ThresholdField& field : thresholdFields()) {
        auto* edit = new QLineEdit;
        setControlSize(edit, ControlSize::Card);
        edit->setFixedWidth(110);
        edit->setMaxLength(16);
        edit->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        edit->setAccessibleName(field.word.isEmpty()
                                    ? tr("%1, %2", "field, unit").arg(field.label, field.unit)
                                    : tr("%1: %2, %3", "state, field, unit").arg(field.word, field.label, field.unit));
        if (field.state != State::None) {
            auto* sign = new StateChip(field.state, field.word);
            sign->setBare(true);
            grid->addWidget(sign, row, 0);
        }
        grid->addWidget(new Text(field.label, TextRole::Base, Ink::Secondary), row, 1);
        grid->addWidget(edit, row, 2);
        grid->addWidget(new Text(field.unit, TextRole::Base, Ink::Secondary), row, 3);
        auto* hint = new Text(field.hint, TextRole::Small, Ink::Secondary);
        hint->setElide(Qt::ElideRight);
        grid->addWidget(hint, row, 4);
        connect(edit, &QLineEdit::textChanged, this, &QueueThresholdsPage::renew);
        connect(edit, &QLineEdit::returnPressed, this, &QueueThresholdsPage::save);
        m_fields[std::size_t(field.id)] = edit;
        ++row;
    }
    grid->setColumnStretch(4, 1);
    return grid;
}

QList<QWidget*> QueueThresholdsPage::actions() const
{
    return {m_revert, m_save};
}

void QueueThresholdsPage::engineChanged()
{
    m_seen.reset();
    renew();
}

void QueueThresholdsPage::load()
{
    QueueQueries* queue = queries();
    if (!queue)
        return;
    const quint64 ticket = nextTicket();
    whenAnswered(queue->thresholds(), this, [this, ticket](const Expected<QueueThresholds>& answer) {
        if (!isCurrent(ticket))
            return;
        if (answer)
            return take(*answer);
        m_check->set(State::Error, tr("The thresholds could not be read."), engineWords(answer.error()));
    });
}

/// Fields that are being edited keep their texts.
void QueueThresholdsPage::take(const QueueThresholds& thresholds)
{
    const auto draft = thresholdsOf(texts());
    const bool edited = m_seen && (!draft || !sameThresholds(*draft, *m_seen));
    m_seen = thresholds;
    if (edited)
        renew();
    else
        put(thresholds);
    Q_EMIT known(thresholds);
}

ThresholdTexts QueueThresholdsPage::texts() const
{
    ThresholdTexts texts;
    std::transform(m_fields.begin(), m_fields.end(), texts.begin(), [](const QLineEdit* edit) { return edit->text(); });
    return texts;
}

void QueueThresholdsPage::put(const QueueThresholds& thresholds)
{
    const ThresholdTexts texts = textsOf(thresholds);
    for (std::size_t i = 0; i < texts.size(); ++i)
        if (m_fields[i]->text() != texts[i])
            m_fields[i]->setText(texts[i]);
    renew();
}

void QueueThresholdsPage::renew()
{
    for (const ThresholdField& field : thresholdFields()) {
        QLineEdit* edit = m_fields[std::size_t(field.id)];
        if (!edit)
            return;  // still being made
        edit->setEnabled(m_seen.has_value());
        setFieldCheck(edit, !m_seen || isThreshold(field.id, edit->text()) ? FieldCheck::None : FieldCheck::Refused);
    }
    const auto draft = m_seen ? thresholdsOf(texts()) : std::nullopt;
    const bool changed = m_seen && (!draft || !sameThresholds(*draft, *m_seen));
    m_presets->setEnabled(m_seen.has_value());
    m_revert->setEnabled(changed);
    m_save->setEnabled(queries() && draft && changed);
    if (m_seen && !draft)
        m_check->set(State::Refused, tr("Enter a number within the limits to save."));
    else if (changed)
        m_check->clear(tr("Applies to the queues of all chains."));
    else
        m_check->clear();
    QString preset = ownId;
    for (const QString& name : {u"document"_s, u"default"_s})
        if (queries() && draft && sameThresholds(*draft, queries()->preset(name)))
            preset = name;
    const QSignalBlocker blocker(m_presets);
    m_presets->setCurrent(preset);
}

void QueueThresholdsPage::save()
{
    const auto draft = thresholdsOf(texts());
    if (!m_save->isEnabled() || !draft)
        return;
    m_save->setEnabled(false);
    whenAnswered(queries()->setThresholds(*draft), this, [this, draft](const Expected<Done>& answer) {
        if (answer)
            return take(*draft);
        renew();
        m_check->set(State::Error, tr("The thresholds were not saved."), engineWords(answer.error()));
    });
}

}  // namespace signalbox::ui
