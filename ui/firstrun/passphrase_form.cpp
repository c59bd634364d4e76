// SPDX-License-Identifier: GPL-3.0-or-later

#include "firstrun/passphrase_form.h"

#include <QKeyEvent>
#include <QPushButton>

#include "firstrun/form_column.h"
#include "sheets/passphrase_fields.h"
#include "sheets/passphrase_sheet.h"
#include "widgets/button.h"
#include "widgets/card.h"

namespace signalbox::ui {

PassphraseForm::PassphraseForm(QWidget* parent)
    : QWidget(parent),
      m_title(new Text({}, TextRole::Title)),
      m_words(new Text({}, TextRole::Base, Ink::Secondary)),
      m_fields(new PassphraseFields),
      m_skip(makeButton(PassphraseSheet::tr("Open without keys"))),
      m_go(makeButton({}, ButtonKind::Primary))
{
    m_words->setWordWrap(true);
    auto* cancel = makeButton(tr("Cancel"));
    auto* card = new Card;
    auto* box = card->addPadded();
    box->setContentsMargins(20, 16, 20, 16);
    box->addWidget(m_fields);
    QVBoxLayout* inner = makeFormColumn(this);
    inner->addWidget(m_title);
    inner->addWidget(m_words);
    inner->addWidget(card);
    inner->addLayout(makeFormButtons({cancel, m_skip, m_go}));
    connect(m_fields, &PassphraseFields::changed, this, [this] { m_go->setEnabled(m_fields->isReady()); });
    connect(m_go, &QPushButton::clicked, this, &PassphraseForm::answer);
    connect(cancel, &QPushButton::clicked, this, &PassphraseForm::canceled);
    connect(m_skip, &QPushButton::clicked, this, &PassphraseForm::skipped);
}

void PassphraseForm::ask(bool create)
{
    m_title->setText(PassphraseFields::title(create));
    m_words->setText(PassphraseSheet::words(create));
    m_skip->setVisible(!create);
    m_go->setText(create ? tr("Create file") : tr("Unlock"));
    m_go->setAccessibleName(m_go->text());
    m_fields->ask(create, m_answered && !create);
}

void PassphraseForm::answer()
{
    if (!m_go->isEnabled())
        return;
    m_answered = true;
    Q_EMIT accepted(m_fields->take());
}

void PassphraseForm::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        answer();
    else if (event->key() == Qt::Key_Escape)
        Q_EMIT canceled();
    else
        QWidget::keyPressEvent(event);
}

}  // namespace signalbox::ui
