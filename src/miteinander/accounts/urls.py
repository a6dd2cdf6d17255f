from django.urls import path

from miteinander.accounts import views

urlpatterns = [
    path("", views.account, name="account"),
    path("rollen/", views.roles, name="roles"),
    path("rollen/<uuid:pk>/entziehen/", views.role_withdraw, name="role-withdraw"),
]
