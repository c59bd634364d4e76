// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "triggers/effects/effect_form.h"

class QComboBox;
class QLineEdit;
class QSpinBox;

namespace signalbox::ui {

class HeaderList;
class HostCheck;
class TemplateBox;

/// A request: method, URL, body, headers, time limit.
class RestForm : public EffectForm {
    Q_OBJECT
public:
    RestForm(TriggerDraft* draft, int action, QWidget* parent = nullptr);
    QList<QWidget*> headWidgets() override;
    void renew() override;
    void setPreview(const ActionPreview& preview, const QString& eventTime) override;
    void setPreviewFailure(const QString& text) override;
    void focusField(const QString& key) override;
    void setSecrets(const QStringList& names) override;

private:
    QComboBox* m_method;
    QLineEdit* m_url;
    HostCheck* m_host;
    TemplateBox* m_body;
    HeaderList* m_headers;
    QSpinBox* m_timeout;
};

}  // namespace signalbox::ui
