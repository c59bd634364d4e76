// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "triggers/effects/effect_form.h"

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace signalbox::ui {

class SecretButton;
class TemplateBox;

/// A message: chat, markup, template. The bot's token is in the secret store.
class TelegramForm : public EffectForm {
    Q_OBJECT
public:
    TelegramForm(TriggerDraft* draft, int action, QWidget* parent = nullptr);
    QList<QWidget*> headWidgets() override;
    void renew() override;
    void setPreview(const ActionPreview& preview, const QString& eventTime) override;
    void setPreviewFailure(const QString& text) override;
    void focusField(const QString& key) override;
    void setSecrets(const QStringList& names) override;

private:
    QLineEdit* m_chat;
    QComboBox* m_markup;
    QWidget* m_to;
    QWidget* m_as;
    SecretButton* m_token;
    QCheckBox* m_silent;
    TemplateBox* m_template;
};

}  // namespace signalbox::ui
