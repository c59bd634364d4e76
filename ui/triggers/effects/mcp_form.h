// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "triggers/effects/effect_form.h"

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace signalbox::ui {

class HostCheck;
class SecretButton;
class TemplateBox;

/// A tool call: whose server, the tool, its arguments, and whether the event's file goes with it.
class McpForm : public EffectForm {
    Q_OBJECT
public:
    McpForm(TriggerDraft* draft, int action, QWidget* parent = nullptr);
    QList<QWidget*> headWidgets() override;
    void renew() override;
    void setPreview(const ActionPreview& preview, const QString& eventTime) override;
    void setPreviewFailure(const QString& text) override;
    void focusField(const QString& key) override;
    void setSecrets(const QStringList& names) override;

private:
    QString tokenName() const;  ///< of the agent that the conditions name; else empty
    QComboBox* m_where;
    QLineEdit* m_tool;
    QLineEdit* m_url;
    HostCheck* m_host;
    QWidget* m_urlRow;
    QCheckBox* m_file;
    QCheckBox* m_verify;
    SecretButton* m_token = nullptr;
    QWidget* m_tokenRow;
    TemplateBox* m_payload;
    QStringList m_secrets;
    QString m_tokenName;
};

}  // namespace signalbox::ui
